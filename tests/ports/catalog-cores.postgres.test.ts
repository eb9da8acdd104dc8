import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alertSettings } from '../../contract/shapes/alert.ts';
import type { EditRecord } from '../../services/ports/catalog/edits.ts';
import type { Catalog } from '../../services/ports/catalog.ts';
import { aPhoto, aPrediction, aVersion, hashOf } from './catalog-suite.ts';
import { openSharedPostgres, POSTGRES } from './postgres-server.ts';
import { type SharedCatalog, withTwoProjects } from './shared-catalog.ts';

const at = new Date('2026-03-01T10:00:00Z');

const labelled = (name: string, before: string, after: string): Omit<EditRecord, 'id' | 'undone'> => ({
  project: 'first',
  kind: 'label',
  at,
  by: name,
  to: after,
  changes: [
    {
      project: 'first',
      hash: hashOf(name),
      before: { label: before, binned: undefined },
      after: { label: after, binned: undefined },
    },
  ],
});

const outcomes = async (all: Promise<unknown>[]) => {
  const settled = await Promise.allSettled(all);
  const codes = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason.code ?? String(one.reason)] : []));
  return { done: settled.length - codes.length, codes: [...new Set(codes)] };
};

describe.skipIf(!POSTGRES)('two cores that change one catalog at once (MEADOW_TEST_POSTGRES)', () => {
  let shared: SharedCatalog;
  let both: [Catalog, Catalog];
  beforeEach(async () => {
    shared = await withTwoProjects(openSharedPostgres);
    both = [shared.one, shared.other];
  });
  afterEach(() => shared.end());

  /** Asks both in turn, without waiting in between. */
  const atOnce = <T>(count: number, ask: (catalog: Catalog, turn: number) => Promise<T>): Promise<T>[] =>
    Array.from({ length: count }, (_, turn) => ask(both[turn % 2]!, turn));

  it('promotes one version after another, each knowing what was live before', async () => {
    for (let number = 1; number <= 12; number += 1) await shared.one.versions.add(aVersion(`first-${number}`, 'first'));
    const promote = async (catalog: Catalog, version: string): Promise<void> => {
      const expected = (await catalog.live.champion('first'))?.version;
      const change = { project: 'first', version, at, how: 'gate', by: 'Meadow', reason: '' } as const;
      await catalog.live.switch(change, expected).catch((thrown) => {
        if (thrown.code !== 'already-running') throw thrown;
        return promote(catalog, version);
      });
    };
    await Promise.all(atOnce(12, (catalog, turn) => promote(catalog, `first-${turn + 1}`)));
    const history = await shared.one.live.history('first');
    expect(new Set(history.map(({ version }) => version)).size).toBe(12);
    expect(history.map(({ before }) => before)).toEqual([...history.slice(1).map(({ version }) => version), undefined]);
  });

  it('never makes a version live that the other deletes', async () => {
    for (let round = 1; round <= 8; round += 1) {
      const version = `first-${round}`;
      await shared.one.versions.add(aVersion(version, 'first'));
      const expected = (await shared.one.live.champion('first'))?.version;
      const change = { project: 'first', version, at, how: 'person', by: 'ada', reason: '' } as const;
      const { done } = await outcomes([
        shared.one.live.switch(change, expected),
        shared.other.versions.remove(version),
      ]);
      expect(done).toBe(1);
      const live = (await shared.one.live.champion('first'))?.version;
      expect(live === undefined || (await shared.one.versions.find(live))).toBeTruthy();
    }
  });

  it('gives each version its own name, without a gap', async () => {
    const names = await Promise.all(atOnce(16, (catalog, turn) => catalog.versions.reserve('first', `run ${turn}`)));
    expect(names.toSorted()).toEqual(Array.from({ length: 16 }, (_, place) => `first-${place + 1}`).toSorted());
  });

  it('counts each prediction once, and shows them in the order of their ids', async () => {
    const ids: number[][] = [];
    const adding = Promise.all(
      atOnce(30, (catalog) =>
        catalog.predictions.add([aPrediction({ version: 'first-1', at }), aPrediction({ version: 'first-1', at })]),
      ),
    );
    let done = false;
    adding.finally(() => {
      done = true;
    });
    while (!done) ids.push((await shared.other.predictions.search({}, { limit: 100 })).map(({ id }) => id));
    await adding;
    const [hour] = await shared.one.traffic.list('first', { step: 3600, from: at, to: new Date(at.getTime() + 1) });
    expect(hour?.predictions).toBe(60);
    const all = (await shared.one.predictions.search({}, { limit: 100 })).map(({ id }) => id);
    expect(all).toHaveLength(60);
    // What was seen on the way is the oldest part of what is there: nothing came in between later.
    for (const seen of ids) expect(all.slice(all.length - seen.length)).toEqual(seen);
  });

  it('keeps every label that was given, and undoes each once', async () => {
    const names = Array.from({ length: 12 }, (_, place) => `photo ${place}`);
    await shared.one.photos.put(
      'first',
      names.map((photo) => aPhoto(photo, 'a')),
    );
    await Promise.all(atOnce(12, (catalog, turn) => catalog.edits.apply(labelled(names[turn]!, 'a', 'b'))));
    expect((await shared.one.photos.counts('first')).labels).toEqual({ b: 12 });
    const undone = await Promise.all(atOnce(16, (catalog) => catalog.edits.undo('first', at)));
    const which = undone.flatMap((edit) => edit?.id ?? []);
    expect([which.length, new Set(which).size]).toEqual([12, 12]);
    expect((await shared.one.photos.counts('first')).labels).toEqual({ a: 12 });
  });

  it('goes on with one edit from both, and loses none of its photos', async () => {
    const names = Array.from({ length: 10 }, (_, place) => `photo ${place}`);
    await shared.one.photos.put(
      'first',
      names.map((photo) => aPhoto(photo, 'a')),
    );
    const { id } = await shared.one.edits.apply(labelled(names[0]!, 'a', 'b'));
    await Promise.all(
      atOnce(9, (catalog, turn) => catalog.edits.apply(labelled(names[turn + 1]!, 'a', 'b'), { extend: id })),
    );
    expect((await shared.other.edits.ends('first')).undo?.changes).toHaveLength(10);
  });

  it('erases a photo once, however often it is asked to, and leaves what is left of it', async () => {
    const names = Array.from({ length: 40 }, (_, place) => `photo ${place}`);
    for (const project of ['first', 'second'])
      await shared.one.photos.put(
        project,
        names.map((photo) => aPhoto(photo, 'a')),
      );
    const hashes = names.map(hashOf);
    await Promise.all(
      atOnce(8, (catalog, turn) =>
        catalog.photos.erase(turn % 4 < 2 ? 'first' : 'second', turn < 4 ? hashes : hashes.toReversed(), at),
      ),
    );
    expect(await shared.one.photos.list('first')).toEqual([]);
    expect(await shared.one.photos.list('second')).toEqual([]);
    expect(await shared.one.photos.tombstones(hashes)).toHaveLength(40);
  });

  it('takes the same photos from both once', async () => {
    const photos = Array.from({ length: 600 }, (_, place) => aPhoto(`photo ${place}`));
    await Promise.all(
      atOnce(4, (catalog, turn) => catalog.photos.put('first', turn % 2 ? photos : photos.toReversed())),
    );
    expect(await shared.one.photos.count('first')).toBe(600);
  });

  it('raises an alert once', async () => {
    const alert = {
      project: 'first',
      name: 'latency',
      version: 'first-1',
      raised: at,
      value: 2,
      threshold: 1,
    } as const;
    const raised = await Promise.all(atOnce(10, (catalog) => catalog.alerts.raise(alert)));
    expect(raised.filter(Boolean)).toHaveLength(1);
  });

  it('removes a project while the other writes into it: all of it goes, or it was too late', async () => {
    for (let round = 0; round < 4; round += 1) {
      const id = `short-${round}`;
      await shared.one.projects.create({ id, name: id, classes: ['a'], created: at, policy: 'ask' });
      const snapshot = hashOf(id);
      const writing = atOnce(6, async (catalog, turn) => {
        if (turn < 2) await catalog.photos.put(id, [aPhoto(`${turn}`, 'a')]);
        else if (turn < 4) await catalog.snapshots.add({ snapshot, project: id, created: at, photos: 1, labels: {} });
        else await catalog.alerts.set(id, alertSettings.parse({}));
      });
      const [, removed] = await Promise.all([
        Promise.allSettled(writing),
        shared.other.projects.remove(id).then(() => true),
      ]);
      expect(removed).toBe(true);
      expect(await shared.one.photos.list(id)).toEqual([]);
      expect(await shared.one.snapshots.find(snapshot)).toBeUndefined();
    }
  });

  it('creates a project once', async () => {
    const project = { id: 'third', name: 'third', classes: ['a'], created: at, policy: 'ask' } as const;
    const { done, codes } = await outcomes(
      atOnce(6, (catalog) => catalog.projects.create({ ...project, classes: [...project.classes] })),
    );
    expect([done, codes]).toEqual([1, ['bad-request']]);
  });
});
