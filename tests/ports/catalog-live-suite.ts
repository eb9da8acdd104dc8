import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GateReport } from '../../contract/shapes/gate.ts';
import type { LiveRecord } from '../../services/ports/catalog/live.ts';
import type { RunRecord } from '../../services/ports/catalog/runs.ts';
import type { Catalog, WholeProject } from '../../services/ports/catalog.ts';
import { aPhoto, aVersion, hashOf } from './catalog-suite.ts';
import { type SharedCatalog, withTwoProjects } from './shared-catalog.ts';

const aSwitch = (version: string, part: Partial<LiveRecord> = {}): Omit<LiveRecord, 'id' | 'before'> => ({
  project: 'first',
  version,
  at: new Date('2026-03-01T10:00:00Z'),
  how: 'gate',
  by: 'Meadow',
  reason: 'Not worse.',
  ...part,
});

const aRun = (run: string, project: string): RunRecord => ({
  run,
  project,
  mode: 'quick',
  state: 'done',
  started: new Date('2026-03-01T10:00:00Z'),
  ended: new Date('2026-03-01T10:01:00Z'),
  by: 'somebody',
  cause: undefined,
  snapshot: undefined,
  photos: 2,
  version: undefined,
  error: undefined,
});

const aReport = (version: string, part: Partial<GateReport> = {}): GateReport => ({
  version,
  champion: 'first-1',
  at: '2026-03-01T10:00:00.000Z',
  passed: true,
  reason: '39 of 40 right; the live one 38 of 40; not worse',
  checks: [{ name: 'log-loss', passed: true, finding: 'Not worse.', details: { photos: 40 } }],
  right: { version: 39, champion: 38, total: 40 },
  difference: { mean: -0.01, low: -0.03, high: 0.02, photos: 40 },
  flipped: [{ hash: hashOf('a'), label: 'grass', before: 'dandelion', after: 'grass' }],
  ...part,
});

/** What every catalog must do with the live history, the gate's reports and corrections. */
export const catalogLiveSuite = (name: string, open: () => Promise<SharedCatalog>): void => {
  describe(`catalog: ${name}`, () => {
    let shared: SharedCatalog;
    let catalog: Catalog;
    beforeEach(async () => {
      shared = await withTwoProjects(open);
      catalog = shared.one;
    });
    afterEach(() => shared.end());

    describe('the live history', () => {
      beforeEach(async () => {
        for (let number = 1; number <= 11; number += 1)
          await catalog.versions.add(aVersion(`first-${number}`, 'first'));
        await catalog.versions.add(aVersion('second-1', 'second'));
      });

      it('names the champion of each project, and what was live before', async () => {
        expect(await catalog.live.champion('first')).toBeUndefined();
        await catalog.live.switch(aSwitch('first-1', { how: 'starter' }), undefined);
        const second = await catalog.live.switch(aSwitch('first-2'), 'first-1');
        expect(second).toMatchObject({ ...aSwitch('first-2'), before: 'first-1' });
        await catalog.live.switch(aSwitch('second-1', { project: 'second' }), undefined);
        expect(await shared.other.live.champion('first')).toEqual(second);
        expect((await catalog.live.history('first')).map(({ version }) => version)).toEqual(['first-2', 'first-1']);
        expect(await catalog.live.history('second')).toHaveLength(1);
      });

      it('refuses a switch of who takes another version for live, and changes nothing', async () => {
        await catalog.live.switch(aSwitch('first-1'), undefined);
        for (const expected of [undefined, 'first-2'])
          await expect(catalog.live.switch(aSwitch('first-3'), expected)).rejects.toMatchObject({
            code: 'already-running',
          });
        expect(await catalog.live.history('first')).toHaveLength(1);
      });

      it('refuses a version that is not there, such as one that was deleted meanwhile', async () => {
        await catalog.live.switch(aSwitch('first-1'), undefined);
        await shared.other.versions.remove('first-2');
        for (const version of ['first-2', 'second-1'])
          await expect(catalog.live.switch(aSwitch(version), 'first-1')).rejects.toMatchObject({
            code: 'model-missing',
          });
        expect((await catalog.live.champion('first'))?.version).toBe('first-1');
      });

      it('lets one of several win that switch at once', async () => {
        await catalog.live.switch(aSwitch('first-1'), undefined);
        // Two programs never hold each other up in one thread, as they would here: the second asks after the first.
        for (const program of [shared.one, shared.other]) {
          const switches = Array.from({ length: 5 }, (_, at) =>
            program.live.switch(aSwitch(`first-${at + 2}`), 'first-1'),
          );
          const won = (await Promise.allSettled(switches)).filter(({ status }) => status === 'fulfilled');
          expect(won).toHaveLength(program === shared.one ? 1 : 0);
        }
        expect(await catalog.live.history('first')).toHaveLength(2);
      });
    });

    describe('the names of versions', () => {
      it('are kept for who asked, whoever else asks, until the version is there', async () => {
        expect(await catalog.versions.reserve('first', 'run')).toBe('first-1');
        expect(await shared.other.versions.reserve('first', 'import')).toBe('first-2');
        expect(await shared.other.versions.reserve('first', 'other', 'first-1')).toBe('first-3');
        expect(await catalog.versions.reserve('first', 'run')).toBe('first-1');
        expect(await catalog.versions.reserve('first', 'wish', 'first-9')).toBe('first-9');
        const taken = { code: 'bad-request' };
        await expect(shared.other.versions.add(aVersion('first-1', 'first'), 'import')).rejects.toMatchObject(taken);
        await catalog.versions.add({ ...aVersion('first-1', 'first'), run: 'run' });
        expect(await shared.other.versions.reserved('run')).toBeUndefined();
        await shared.other.versions.add(aVersion('first-2', 'first'), 'import');
        expect(await catalog.versions.reserve('first', 'late')).toBe('first-10');
      });

      it('are free again when they are released, and those of runs when their project is gone', async () => {
        await catalog.versions.reserve('first', 'run');
        await shared.other.versions.release('run');
        expect(await catalog.versions.reserve('first', 'another')).toBe('first-1');
        expect(await catalog.versions.reserve('first', 'import')).toBe('first-2');
        await catalog.runs.add(aRun('another', 'first'));
        await catalog.projects.remove('first');
        expect(await catalog.versions.reserved('another')).toBeUndefined();
        // Who imports releases what it wrote under its name.
        expect(await shared.other.versions.reserved('import')).toBe('first-2');
      });
    });

    describe('the deletion of a version', () => {
      it('takes along its run and what only it had, and gives its name to nobody again', async () => {
        const [snapshot, shared] = [hashOf('list'), hashOf('shared list')];
        const listed = { project: 'first', created: new Date(), photos: 2, labels: { a: 2 } };
        for (const one of [snapshot, shared]) await catalog.snapshots.add({ ...listed, snapshot: one });
        const made = { ...aVersion('first-2', 'first'), run: 'second run', snapshot };
        await catalog.versions.add({ ...aVersion('first-1', 'first'), snapshot: shared });
        await catalog.versions.add(made);
        await catalog.versions.add({ ...aVersion('first-3', 'first'), snapshot: shared });
        await catalog.runs.add({ ...aRun('second run', 'first'), state: 'done', version: 'first-2', snapshot });
        for (const version of ['first-2', 'first-3']) await catalog.versions.remove(version);
        expect((await catalog.versions.list()).map(({ version }) => version)).toEqual(['first-1']);
        expect(await catalog.runs.list('first')).toEqual([]);
        expect((await catalog.snapshots.list('first')).map((one) => one.snapshot)).toEqual([shared]);
        expect(await catalog.versions.reserve('first', 'third run')).toBe('first-4');
        expect(await catalog.versions.reserve('first', 'an import', 'first-2')).toBe('first-5');
        await expect(catalog.versions.add(made)).rejects.toMatchObject({ code: 'bad-request' });
      });

      it('leaves when its training listed its photos, for as long as the project is there', async () => {
        const [early, late] = [new Date('2026-03-01T10:00:00Z'), new Date('2026-03-01T10:00:09Z')];
        const snapshot = hashOf('list');
        await catalog.snapshots.add({ project: 'first', created: late, photos: 2, labels: { a: 2 }, snapshot });
        await catalog.runs.add({ ...aRun('a run', 'first'), started: early, snapshot });
        await catalog.versions.add({ ...aVersion('first-1', 'first'), run: 'a run', snapshot });
        await catalog.versions.add(aVersion('first-2', 'first'));
        await catalog.versions.remove('first-2');
        expect(await catalog.versions.listedByDeleted('first')).toBeUndefined();
        await catalog.versions.remove('first-1');
        expect(await shared.other.versions.listedByDeleted('first')).toEqual(late);
        expect(await catalog.versions.listedByDeleted('second')).toBeUndefined();
        await catalog.projects.remove('first');
        expect(await catalog.versions.listedByDeleted('first')).toBeUndefined();
      });

      it('is refused for the one that is live', async () => {
        await catalog.versions.add(aVersion('first-1', 'first'));
        const live = {
          project: 'first',
          version: 'first-1',
          at: new Date(),
          how: 'gate',
          by: 'ada',
          reason: '',
        } as const;
        await catalog.live.switch(live, undefined);
        await expect(catalog.versions.remove('first-1')).rejects.toMatchObject({ code: 'bad-request' });
        expect(await catalog.versions.find('first-1')).toBeDefined();
      });
    });

    describe('a whole project', () => {
      const whole = (id: string): WholeProject => ({
        project: { id, name: id, classes: ['a'], created: new Date('2026-03-01T10:00:00Z'), policy: 'ask' },
        photos: [aPhoto('one', 'a'), aPhoto('two', 'a')],
        snapshots: [{ snapshot: hashOf(id), project: id, created: new Date(), photos: 2, labels: { a: 2 } }],
        runs: [aRun(`run of ${id}`, id)],
        versions: [aVersion(`${id}-1`, id)],
        live: aSwitch(`${id}-1`, { project: id, how: 'person' }),
      });

      it('is there all at once', async () => {
        await catalog.versions.reserve('third', 'import');
        await catalog.enter(whole('third'), ['import']);
        const { other } = shared;
        expect(await other.projects.find('third')).toEqual(whole('third').project);
        expect(await other.photos.count('third')).toBe(2);
        expect(await other.snapshots.find(hashOf('third'))).toMatchObject({ project: 'third' });
        expect(await other.runs.list('third')).toEqual(whole('third').runs);
        expect(await other.versions.list('third')).toEqual(whole('third').versions);
        expect((await other.live.champion('third'))?.version).toBe('third-1');
        expect(await other.versions.reserved('import')).toBeUndefined();
      });

      it('leaves nothing where a part of it cannot be', async () => {
        await shared.other.versions.reserve('third', 'run');
        await expect(catalog.enter(whole('third'), [])).rejects.toMatchObject({ code: 'bad-request' });
        await expect(catalog.enter({ ...whole('third'), project: whole('first').project }, [])).rejects.toMatchObject({
          code: 'bad-request',
        });
        expect(await catalog.projects.find('third')).toBeUndefined();
        expect(await catalog.photos.projectsOf(hashOf('one'))).toEqual([]);
        expect(await catalog.runs.list('third')).toEqual([]);
        expect(await shared.other.versions.reserved('run')).toBe('third-1');
      });
    });

    describe("the gate's reports", () => {
      it('are kept whole, the latest a version', async () => {
        await catalog.gates.put(aReport('first-2', { passed: false }));
        await catalog.gates.put(aReport('first-2'));
        await catalog.gates.put(aReport('first-3'));
        expect(await catalog.gates.find('first-2')).toEqual(aReport('first-2'));
        expect(await catalog.gates.find('first-9')).toBeUndefined();
        const found = await catalog.gates.list(['first-3', 'first-9', 'first-2']);
        expect(found.map(({ version }) => version).toSorted()).toEqual(['first-2', 'first-3']);
        expect(await catalog.gates.list([])).toEqual([]);
      });
    });

    describe('corrections', () => {
      const say = (photo: string, part: { version?: string; truth?: string; at?: Date; project?: string } = {}) =>
        catalog.corrections.put({
          project: 'first',
          hash: hashOf(photo),
          photo: `${photo}.jpg`,
          version: 'first-1',
          verdict: 'a',
          truth: 'b',
          at: new Date('2026-03-01T10:00:00Z'),
          by: 'ada',
          ...part,
        });

      it('are one word a photo and version, the latest, which waits again', async () => {
        const first = await say('one');
        expect(first).toMatchObject({ hash: hashOf('one'), truth: 'b', state: 'waiting' });
        await catalog.corrections.mark([first.id], 'dismissed');
        expect(await say('one', { truth: 'a' })).toMatchObject({ id: first.id, truth: 'a', state: 'waiting' });
        await say('one', { version: 'first-2' });
        expect(await catalog.corrections.of([hashOf('one'), hashOf('none')])).toHaveLength(2);
        await catalog.corrections.remove(hashOf('one'), 'first-1');
        expect((await catalog.corrections.of([hashOf('one')])).map(({ version }) => version)).toEqual(['first-2']);
      });

      it('stay right or wrong when a class gets another name', async () => {
        await say('one', { truth: 'a' });
        await say('two');
        await catalog.projects.change('first', { classes: ['A', 'b'], renamed: { from: 'a', to: 'A' } });
        const words = (await shared.other.corrections.list('first')).map(({ verdict, truth }) => [verdict, truth]);
        expect(words).toEqual([
          ['A', 'b'],
          ['A', 'A'],
        ]);
      });

      it('are found by project, state, version and time, newest first', async () => {
        const ids = [await say('one'), await say('two', { version: 'first-2' }), await say('three')].map(
          ({ id }) => id,
        );
        await say('four', { project: 'second', version: 'second-1' });
        await say('five', { at: new Date('2026-03-05T00:00:00Z') });
        await catalog.corrections.mark([ids[0]!], 'taken');
        const names = async (...which: Parameters<Catalog['corrections']['list']>) =>
          (await catalog.corrections.list(...which)).map(({ photo }) => photo.replace('.jpg', ''));
        expect(await names('first')).toEqual(['five', 'three', 'two', 'one']);
        expect(await names('first', { state: 'waiting' })).toEqual(['five', 'three', 'two']);
        expect(await names('first', { version: 'first-2' })).toEqual(['two']);
        expect(await names('first', { since: new Date('2026-03-02T00:00:00Z') })).toEqual(['five']);
        expect((await catalog.corrections.find(ids)).map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
        await catalog.corrections.mark([], 'taken');
      });
    });
  });
};
