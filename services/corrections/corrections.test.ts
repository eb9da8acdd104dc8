import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MeadowEvent } from '../../contract/events.ts';
import { systemClock } from '../adapters/local/clock.ts';
import { createSqliteCatalog } from '../adapters/sql/sqlite/catalog.ts';
import { Fault } from '../domain/fault.ts';
import { photoFault } from '../domain/photo-faults.ts';
import type { Catalog } from '../ports/catalog.ts';
import { createCorrections } from './corrections.ts';

const project = 'dandelion-or-grass';
const hash = (name: string) => name.repeat(64);

describe('corrections', () => {
  let folder: string;
  let catalog: Catalog;
  let told: MeadowEvent[];
  let added: [string, string[], string][];
  let labels: Map<string, string>;
  let now: Date;
  const here = new Set(['a', 'b', 'c', 'd'].map(hash));

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-corrections-'));
    catalog = await createSqliteCatalog(join(folder, 'meadow.db'));
    await catalog.projects.create({
      id: project,
      name: 'Dandelion or grass',
      classes: ['dandelion', 'grass'],
      created: new Date(),
      policy: 'ask',
    });
    told = [];
    added = [];
    labels = new Map();
    now = new Date('2026-03-01T10:00:00Z');
  });
  afterEach(async () => {
    await catalog.close();
    await rm(folder, { recursive: true });
  });

  const register = (version: string) =>
    catalog.versions.add({
      version,
      project,
      created: new Date(),
      object: version,
      sha256: 'a'.repeat(64),
      card: {
        version,
        project,
        classes: [],
        photos: { total: 10, train: 0, test: 10, leftOut: 0 },
        test: { correct: 10, total: 10, accuracy: 1, interval: [0.72, 1] },
        confusion: [],
        calibration: { temperature: 1, expectedError: 0, logLoss: 0.01 },
        neither: { threshold: 0.5, kept: 0.98 },
        limits: [],
        trained: { runtime: 'onnx', seed: 1 },
        backbone: { name: 'efficientnet-lite0', sha256: 'b'.repeat(64) },
        data: 'Ten photos.',
      },
      run: undefined,
      snapshot: undefined,
    });
  const create = () =>
    createCorrections({
      catalog,
      clock: { ...systemClock, now: () => now },
      person: 'ada',
      emit: (event) => told.push(event),
      thumbnailOf: async (asked) => (here.has(asked) ? `/files/${asked}` : undefined),
      photoHere: async (asked) => here.has(asked),
      async addPhotos(of, hashes, label) {
        added.push([of, hashes, label]);
        if (hashes.includes(hash('d')) && hashes.length > 1)
          throw new Fault('disk-full', 'It broke off.', 'Make room.', { details: { case: 'here' } });
        for (const one of hashes) if (one !== hash('d')) labels.set(one, label);
        return hashes.includes(hash('d')) ? [{ error: photoFault.broken().toShape() }] : [];
      },
      labelledAs: async (_, hashes, label) => new Set(hashes.filter((one) => labels.get(one) === label)),
    });
  const say = (name: string, truth: string, verdict = 'grass', version = `${project}-1`) =>
    create().say({ hash: hash(name), photo: `${name}.jpg`, version, verdict, truth });

  it('are one word a photo and version, the latest, which can be taken back', async () => {
    expect(await say('a', 'dandelion')).toMatchObject({ right: false, by: 'ada', state: 'waiting', here: true });
    expect(await say('a', 'grass')).toMatchObject({ right: true, truth: 'grass' });
    await say('a', 'grass', 'grass', `${project}-2`);
    const corrections = create();
    expect(await corrections.of({ hashes: [hash('a')] })).toHaveLength(2);
    await corrections.unsay({ hash: hash('a'), version: `${project}-1` });
    expect((await corrections.list({ project })).map(({ version }) => version)).toEqual([`${project}-2`]);
    expect(told.every(({ type }) => type === 'corrections.changed')).toBe(true);
    expect(told).toHaveLength(4);
  });

  it('name a class of the project, or neither', async () => {
    expect(await say('a', 'neither')).toMatchObject({ right: false, truth: 'neither' });
    await expect(say('a', 'bees')).rejects.toMatchObject({ code: 'labels-differ' });
    await expect(say('a', 'bees', 'bees', 'insects-1')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('are of the project whose version answered; a label kept with them earlier says nothing of that version', async () => {
    const label = { project: 'roses', hash: hash('a'), photo: 'a.jpg', version: `${project}-1`, verdict: 'grass' };
    await catalog.projects.create({ id: 'roses', name: 'Roses', classes: ['grass'], created: now, policy: 'ask' });
    await catalog.corrections.put({ ...label, truth: 'grass', at: now, by: 'ada' });
    const corrections = create();
    expect(await corrections.of({ hashes: [hash('a')] })).toEqual([]);
    expect(await corrections.list({ project: 'roses' })).toMatchObject([{ truth: 'grass', right: false }]);
    expect(await corrections.accuracy({ project, version: `${project}-1` })).toMatchObject({ total: 0 });
    await say('a', 'dandelion');
    expect(await corrections.of({ hashes: [hash('a')] })).toMatchObject([{ project, right: false }]);
  });

  it('become photos with their true label, once; not what is neither, gone, or dismissed', async () => {
    await say('a', 'dandelion');
    await say('b', 'grass');
    await say('c', 'neither');
    await say('d', 'grass');
    await say('e', 'grass');
    const corrections = create();
    const ids = new Map((await corrections.list({ project })).map(({ hash: of, id }) => [of.slice(0, 1), id]));
    await corrections.dismiss({ ids: [ids.get('d')!] });
    const all = [...ids.values()];
    const first = await corrections.take({ ids: all });
    expect([first.taken, first.left.map(({ id, photo }) => [id, photo])]).toEqual([
      2,
      [
        [ids.get('c'), 'c.jpg'],
        [ids.get('e'), 'e.jpg'],
      ],
    ]);
    expect(first.left.map(({ message }) => message)).toEqual([
      expect.stringContaining('none of the classes'),
      expect.stringContaining('not on this machine'),
    ]);
    expect(added.toSorted()).toEqual([
      [project, [hash('a')], 'dandelion'],
      [project, [hash('b')], 'grass'],
    ]);
    expect(await corrections.take({ ids: all })).toMatchObject({ taken: 0 });
    const states = await corrections.list({ project });
    expect(states.map(({ hash: of, state, here: isHere }) => [of.slice(0, 1), state, isHere])).toEqual([
      ['e', 'waiting', false],
      ['d', 'dismissed', true],
      ['c', 'waiting', true],
      ['b', 'taken', true],
      ['a', 'taken', true],
    ]);
    expect(await corrections.list({ project, state: 'taken' })).toHaveLength(2);
  });

  it('do not stop each other where one cannot be taken; it waits on, with its reason', async () => {
    for (const name of ['a', 'd', 'b']) await say(name, 'grass');
    const corrections = create();
    const ids = (await corrections.list({ project })).map(({ id }) => id);
    const { taken, left } = await corrections.take({ ids });
    expect([taken, left.map(({ photo, error }) => [photo, error?.code])]).toEqual([2, [['d.jpg', 'photo-broken']]]);
    expect((await corrections.list({ project, state: 'waiting' })).map(({ photo }) => photo)).toEqual(['d.jpg']);
  });

  it('count by the last word on a photo, of whatever version it was said', async () => {
    const at = async (minute: number, ...said: Parameters<typeof say>) => {
      now = new Date(Date.UTC(2026, 2, 1, 10, minute));
      return say(...said);
    };
    // Said first, and once more at the end: it keeps its number.
    await at(0, 'a', 'grass');
    const older = await at(1, 'a', 'dandelion', 'grass', `${project}-2`);
    await at(2, 'a', 'grass');
    await at(3, 'b', 'grass');
    await at(4, 'b', 'neither', 'grass', `${project}-2`);
    const corrections = create();
    const ids = (await corrections.list({ project })).filter(({ id }) => id !== older.id).map(({ id }) => id);
    const { taken, left } = await corrections.take({ ids: [...ids, older.id] });
    expect([taken, added]).toEqual([1, [[project, [hash('a')], 'grass']]]);
    expect(left.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^Later it was called "neither"/),
      expect.stringMatching(/^It shows none/),
    ]);
    const states = Object.fromEntries((await corrections.list({ project })).map((one) => [one.id, one.state]));
    expect(states[older.id]).toBe('dismissed');
    await at(5, 'a', 'dandelion', 'grass', `${project}-3`);
    const [newest] = await corrections.list({ project, state: 'waiting' });
    expect(await corrections.take({ ids: [newest!.id] })).toEqual({ taken: 1, left: [] });
    expect(labels.get(hash('a'))).toBe('dandelion');
  });

  it('say how good the live version is, neither counted too', async () => {
    const corrections = create();
    expect(await corrections.accuracy({ project })).toEqual({ correct: 0, total: 0, accuracy: 0, interval: [0, 1] });
    const by = { project, how: 'starter', by: 'Meadow', reason: '', at: new Date() } as const;
    await register(`${project}-1`);
    await catalog.live.switch({ ...by, version: `${project}-1` }, undefined);
    await say('a', 'grass');
    await say('b', 'neither', 'neither');
    await say('c', 'dandelion');
    await say('d', 'grass', 'grass', `${project}-2`);
    const live = await corrections.accuracy({ project });
    expect(live).toMatchObject({ version: `${project}-1`, correct: 2, total: 3, accuracy: 2 / 3 });
    expect(live.interval[0]).toBeGreaterThan(0.2);
    expect(await corrections.accuracy({ project, version: `${project}-2` })).toMatchObject({ correct: 1, total: 1 });
  });
});
