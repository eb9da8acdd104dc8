import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MeadowEvent } from '../../contract/events.ts';
import type { TrainingResult } from '../../contract/training.ts';
import { systemClock } from '../../services/adapters/local/clock.ts';
import { createFileTracker } from '../../services/adapters/local/file-tracker.ts';
import { type Home, openHome } from '../../services/adapters/local/home.ts';
import { createFileObjectStore } from '../../services/adapters/local/object-store.ts';
import { createChildLauncher } from '../../services/adapters/node/child-launcher.ts';
import { createStepProcesses } from '../../services/adapters/node/step-processes.ts';
import { createSqliteCatalog } from '../../services/adapters/sql/sqlite/catalog.ts';
import { readManifest } from '../../services/domain/manifest.ts';
import { photoKey, snapshotKey } from '../../services/domain/object-keys.ts';
import { createJobs, type Jobs } from '../../services/jobs/jobs.ts';
import type { Catalog } from '../../services/ports/catalog.ts';
import type { Launcher } from '../../services/ports/launcher.ts';
import { forgetPhotos } from '../../services/steps/forget-photos.ts';
import { readRecord } from '../../services/steps/run-records.ts';
import { resumedShape } from '../../services/steps/run-shapes.ts';
import { createOrchestrators } from '../../services/training/orchestrators.ts';
import { trainAlone } from '../../services/training/train-leases.ts';
import { createTraining } from '../../services/training/training.ts';
import { PHOTOS, smallMeadow } from './training/photo-folders.ts';
import { laySeenPhotos } from './training/seen-photos.ts';

type Watched = Awaited<ReturnType<ReturnType<typeof createTraining>['watch']>>;
type Update = Watched extends AsyncIterable<infer One> ? One : never;

describe.skipIf(!PHOTOS)('training, with its real processes (MEADOW_TEST_PHOTOS)', { timeout: 120_000 }, () => {
  let folder: string;
  let home: Home;
  let catalog: Catalog;
  let jobs: Jobs;
  let training: ReturnType<typeof createTraining>;
  let registered: TrainingResult[];
  let told: MeadowEvent[];
  /** Of the step process that was started last. */
  let pid: number | undefined;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-training-'));
    home = await openHome(join(folder, 'home'));
    catalog = await createSqliteCatalog(home.database);
    jobs = createJobs({ clock: systemClock, events: { publish: () => {} } });
    registered = [];
    told = [];
    const launcher: Launcher = {
      async launch(program, options) {
        const launched = await createChildLauncher().launch(program, options);
        pid = launched.pid;
        return launched;
      },
    };
    training = createTraining({
      pageOf: async () => undefined,
      leases: trainAlone,
      catalog,
      objects: createFileObjectStore(home.objects),
      tracker: createFileTracker(home.measurements),
      emit: (event) => void told.push(event),
      jobs,
      clock: systemClock,
      orchestrators: createOrchestrators({
        here: createStepProcesses({ launcher, env: { MEADOW_HOME: home.folder } }),
        stack: undefined,
        settings: catalog.settings,
      }),
      person: 'somebody',
      currentProject: async () => ({ id: 'meadow', name: 'Meadow' }),
      onRegistered: async (result) => void registered.push(result),
    });
  });
  afterEach(async () => {
    await jobs.close();
    await catalog.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** All that a watcher of the run is told, to its end. */
  async function watched(run: string) {
    const updates: Update[] = [];
    for await (const update of await training.watch({ run })) updates.push(update);
    return { stages: [...new Set(updates.map(({ job }) => job?.progress.stage))], last: updates.at(-1) };
  }

  it('makes a version, tells how far it is, and gives the result before anyone is told it is done', async () => {
    const { run } = await training.start({ mode: 'quick', from: await smallMeadow(join(folder, 'photos'), 0, 8) });
    const { stages, last } = await watched(run);
    expect(stages).toEqual(expect.arrayContaining(['embed']));
    expect(last?.job).toMatchObject({ kind: 'train', state: 'done' });
    expect(last?.result).toMatchObject({
      version: 'meadow-1',
      project: 'meadow',
      classes: ['dandelion', 'grass'],
      photos: 16,
      embedded: 16,
      cached: 0,
      skipped: [],
    });
    expect(last?.result?.test.total).toBe(16);
    expect(registered).toEqual([last?.result]);
    expect((await catalog.versions.find('meadow-1'))?.card.trained.seconds).toBe(last?.result?.seconds);
  });

  it('tells the tracker what it was begun with, how it ended, and its card and plot', async () => {
    await laySeenPhotos(home.objects);
    const { run } = await training.start({ mode: 'quick', from: await smallMeadow(join(folder, 'photos'), 0, 8) });
    await watched(run);
    const tracker = createFileTracker(home.measurements);
    expect(await tracker.described(run)).toMatchObject({
      params: { mode: 'quick', classes: 'dandelion, grass', backbone: 'efficientnet-lite0' },
      tags: { project: 'Meadow', by: 'somebody', version: 'meadow-1' },
      note: expect.stringContaining('# meadow-1'),
      state: 'done',
      attached: ['card.json', 'photos.csv', 'plots/confusion.svg'],
    });
    const card = JSON.parse(Buffer.from(await tracker.attached(run, 'card.json')).toString());
    expect(card).toEqual((await catalog.versions.find('meadow-1'))?.card);
    const failed = await training.start({ mode: 'quick', from: join(folder, 'nothing') });
    await watched(failed.run);
    expect((await tracker.described(failed.run))?.state).toBe('failed');
  });

  it('tells each that ends once, with what it made', async () => {
    const from = await smallMeadow(join(folder, 'photos'), 0, 8);
    const { run } = await training.start({ mode: 'quick', from });
    for await (const { job } of await training.watch({ run }))
      if (job?.progress.stage === 'embed') await training.cancel({ run });
    await training.resume({ run });
    await watched(run);
    const { run: failing } = await training.start({ mode: 'quick', from: join(folder, 'nothing') });
    await watched(failing);
    const ended = () => told.filter((event) => event.type === 'training.ended').map(({ type: _, ...rest }) => rest);
    await expect.poll(ended).toMatchObject([
      { run, project: 'meadow', state: 'cancelled', live: false },
      { run, project: 'meadow', state: 'done', version: 'meadow-1' },
      { run: failing, project: 'meadow', state: 'failed', live: false },
    ]);
  });

  it('makes a named project where it is new, and finds it again by name', async () => {
    const from = await smallMeadow(join(folder, 'photos'), 0, 5);
    const first = await watched((await training.start({ mode: 'quick', from, project: 'Front lawn' })).run);
    expect(first.last?.result?.version).toBe('front-lawn-1');
    expect(await catalog.projects.find('front-lawn')).toMatchObject({
      name: 'Front lawn',
      classes: ['dandelion', 'grass'],
    });
    const again = await watched((await training.start({ mode: 'quick', from, project: 'front-lawn' })).run);
    expect(again.last?.result).toMatchObject({ version: 'front-lawn-2', embedded: 0, cached: 10 });
    // It is told once that there is another project, and the one that is worked on stays.
    expect(told.map(({ type }) => type).filter((type) => type.startsWith('project'))).toEqual(['projects.changed']);
  });

  it('runs once at a time a project; cancelled, it stops and leaves no version', async () => {
    const from = await smallMeadow(join(folder, 'photos'), 0, 30);
    const { run } = await training.start({ mode: 'quick', from });
    await expect(training.start({ mode: 'quick', from })).rejects.toMatchObject({ code: 'already-running' });
    expect(['meadow', 'other'].map(training.isTrained)).toEqual([true, false]);
    for await (const { job } of await training.watch({ run })) {
      if (job?.progress.stage === 'embed' && job.progress.done > 0) await training.cancel({ run });
    }
    expect(jobs.get(run)).toMatchObject({ state: 'cancelled' });
    expect(training.isTrained('meadow')).toBe(false);
    expect(await catalog.versions.list()).toEqual([]);
    const second = await training.start({ mode: 'quick', from });
    await training.cancel(second);
    expect((await watched(second.run)).last?.run.state).toBe('cancelled');
  });

  it('tells the stages and the curves, also long after', async () => {
    await laySeenPhotos(home.objects);
    const from = await smallMeadow(join(folder, 'photos'), 0, 30);
    const { run } = await training.start({ mode: 'quick', from });
    await watched(run);
    const [update] = await Array.fromAsync(await training.watch({ run }));
    expect(update?.stages.map(({ state }) => state)).toEqual(Array(8).fill('done'));
    expect(update?.stages.every(({ seconds }) => seconds !== undefined && seconds >= 0)).toBe(true);
    const curves = Object.fromEntries(update?.curves.map(({ name, points }) => [name, points]) ?? []);
    expect(Object.keys(curves).sort()).toEqual(['first-split-accuracy', 'loss', 'test-loss']);
    const losses = curves.loss!.map(({ value }) => value);
    expect(losses.at(-1)).toBeLessThan(losses[0]! / 2);
    expect(curves['first-split-accuracy']!.at(-1)!.value).toBeGreaterThan(0.7);
    expect(update).not.toHaveProperty('live');
    expect(await training.list({ project: 'meadow' })).toMatchObject([
      { run, state: 'done', version: 'meadow-1', by: 'somebody', photos: 60 },
    ]);
    await expect((async () => training.remove({ run }))()).rejects.toMatchObject({ code: 'bad-request' });
  });

  it('goes on where it was cancelled; what ended without a version can be removed', async () => {
    const from = await smallMeadow(join(folder, 'photos'), 0, 14);
    const { run } = await training.start({ mode: 'quick', from });
    for await (const { job } of await training.watch({ run })) {
      if (job?.progress.stage === 'embed' && job.progress.done > 3) await training.cancel({ run });
    }
    const [cancelled] = await Array.fromAsync(await training.watch({ run }));
    expect(cancelled?.run.state).toBe('cancelled');
    expect(cancelled?.stages.find(({ name }) => name === 'embed')?.state).toBe('cancelled');
    await training.resume({ run });
    const resumed = await readRecord(createFileObjectStore(home.objects), run, 'resumed', resumedShape);
    expect(Date.parse(resumed.at)).toBeGreaterThan(Date.parse(cancelled!.run.started));
    const { last } = await watched(run);
    expect(last?.run).toMatchObject({ run, state: 'done', version: 'meadow-1' });
    expect(last?.result?.cached).toBeGreaterThan(0);
    // Seconds are those of the work until the version was made: neither the pause nor the start of processes is in them.
    const worked = last!.stages.slice(0, 6).map(({ seconds = 0 }) => seconds);
    const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0);
    expect(last?.result?.seconds).toBeLessThan(sum(worked) + 0.1);
    expect(last?.result?.seconds).toBeGreaterThan(sum(worked.slice(0, 5)) - 0.1);
    await expect((async () => training.resume({ run }))()).rejects.toMatchObject({ code: 'bad-request' });

    const other = await training.start({ mode: 'quick', from: join(folder, 'nowhere') });
    await watched(other.run);
    await training.remove(other);
    expect((await training.list({})).map((one) => one.run)).toEqual([run]);
    await expect((async () => training.watch(other))()).rejects.toMatchObject({ code: 'not-found' });
  });

  it('goes on without photos that were deleted for good since it stopped, and lists those it learnt from', async () => {
    await laySeenPhotos(home.objects);
    const from = await smallMeadow(join(folder, 'photos'), 0, 30);
    const { run } = await training.start({ mode: 'quick', from });
    for await (const { job } of await training.watch({ run }))
      if (job?.progress.stage === 'train') await training.cancel({ run });
    const objects = createFileObjectStore(home.objects);
    const erase = async (hash: string) => {
      await catalog.photos.erase('meadow', [hash], new Date());
      await forgetPhotos({ catalog, objects, thumbnails: { remove: async () => undefined } }, [hash]);
    };
    const [gone, ...left] = (await catalog.photos.list('meadow')).map(({ hash }) => hash);
    await erase(gone!);
    await training.resume({ run });
    const { last } = await watched(run);
    expect(last?.run).toMatchObject({ state: 'done', version: 'meadow-1', photos: left.length });
    const manifest = new TextDecoder().decode(await objects.get(snapshotKey(last!.run.snapshot!)));
    expect(readManifest(manifest).map(({ hash }) => hash)).toEqual(left);
    expect((await catalog.snapshots.list('meadow')).map(({ photos }) => photos).toSorted()).toEqual([59, 60]);
  });

  it('says so where a photo is deleted for good under its hands, and where too few are left', async () => {
    const from = await smallMeadow(join(folder, 'photos'), 0, 6);
    const { run } = await training.start({ mode: 'quick', from });
    for await (const { job } of await training.watch({ run }))
      if (job?.progress.stage === 'embed') await training.cancel({ run });
    const objects = createFileObjectStore(home.objects);
    const photos = await catalog.photos.list('meadow');
    const ofGrass = photos.filter(({ label }) => label === 'grass').map(({ hash }) => hash);
    for await (const { key } of objects.list('embeddings/')) await objects.remove(key);
    // The bytes go first here: no row tells of it yet.
    for (const hash of ofGrass.slice(0, 2)) await objects.remove(photoKey(hash));
    await training.resume({ run });
    expect((await watched(run)).last?.run).toMatchObject({ state: 'failed', error: { code: 'photos-erased' } });
    await catalog.photos.erase('meadow', ofGrass.slice(0, 2), new Date());
    await training.resume({ run });
    expect((await watched(run)).last?.run).toMatchObject({ state: 'failed', error: { code: 'too-few-photos' } });
  });

  it('says why it cannot begin where nothing can be written down', async () => {
    await writeFile(join(home.objects, 'runs'), 'no folder');
    await expect((async () => training.start({ mode: 'quick' }))()).rejects.toMatchObject({ code: 'ENOTDIR' });
    expect([await training.list({}), training.isTrained('meadow')]).toEqual([[], false]);
    await rm(join(home.objects, 'runs'));
    await training.start({ mode: 'quick' });
  });

  it('keeps the name it had reserved, and another run takes the next', async () => {
    const from = await smallMeadow(join(folder, 'photos'), 0, 12);
    const { run } = await training.start({ mode: 'quick', from });
    for await (const { job } of await training.watch({ run })) {
      if (job?.progress.stage === 'embed' && job.progress.done > 2) await training.cancel({ run });
    }
    const objects = createFileObjectStore(home.objects);
    expect(await catalog.versions.reserve('meadow', run)).toBe('meadow-1');
    await smallMeadow(join(folder, 'photos'), 12, 14);
    await watched((await training.start({ mode: 'quick', from })).run);
    const before = (await catalog.versions.find('meadow-2'))!;
    await training.resume({ run });
    expect((await watched(run)).last?.run).toMatchObject({ state: 'done', version: 'meadow-1' });
    const bytes = await objects.get(before.object!);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(before.sha256);
    expect(await catalog.versions.find('meadow-2')).toEqual(before);
  });

  it('labels what was there without a label or in the bin, as the folder says', async () => {
    await laySeenPhotos(home.objects);
    const from = await smallMeadow(join(folder, 'photos'), 0, 8);
    await watched((await training.start({ mode: 'quick', from })).run);
    const [one, two] = await catalog.photos.list('meadow');
    const change = (hash: string, label: string | undefined, binned: Date | undefined) => ({
      project: 'meadow',
      hash,
      before: { label, binned: undefined },
      after: { label: undefined, binned },
    });
    await catalog.edits.apply({
      project: 'meadow',
      kind: 'label',
      at: new Date(),
      by: 'somebody',
      to: undefined,
      changes: [change(one!.hash, one!.label, undefined), change(two!.hash, two!.label, new Date())],
    });
    expect(await catalog.photos.count('meadow')).toBe(14);
    const { last } = await watched((await training.start({ mode: 'quick', from })).run);
    expect(last?.result).toMatchObject({ photos: 16, embedded: 0 });
    expect(await catalog.photos.list('meadow')).toEqual(expect.arrayContaining([one, two]));
  });

  it('says so where all photos of a class are one scene', async () => {
    const from = await smallMeadow(join(folder, 'photos'), 0, 8);
    const [scene = ''] = await readdir(join(from, 'grass'));
    const picture = await readFile(join(from, 'grass', scene));
    await rm(join(from, 'grass'), { recursive: true });
    await mkdir(join(from, 'grass'));
    for (let shot = 0; shot < 30; shot++)
      await writeFile(
        join(from, 'grass', `${shot}.jpg`),
        await sharp(picture)
          .jpeg({ quality: 60 + shot })
          .toBuffer(),
      );
    const { last } = await watched((await training.start({ mode: 'quick', from })).run);
    expect(last?.run).toMatchObject({ state: 'failed', error: { code: 'too-few-photos' } });
    expect(last?.run.error?.message).toContain('grass');
  });

  it('survives a kill at every stage: one run, resumed, one version, and the live one stays', async () => {
    const from = await smallMeadow(join(folder, 'photos'), 0, 8);
    await watched((await training.start({ mode: 'quick', from })).run);
    const champion = await catalog.live.champion('meadow');
    expect(champion?.version).toBe('meadow-1');
    await smallMeadow(join(folder, 'photos'), 8, 12);
    const { run } = await training.start({ mode: 'quick', from, policy: 'ask' });
    const killed: string[] = [];
    for (;;) {
      let last: Update | undefined;
      for await (const update of await training.watch({ run })) {
        last = update;
        const stage = update.job?.progress.stage;
        if (update.job?.state !== 'running' || !stage || stage === 'start' || killed.includes(stage)) continue;
        killed.push(stage);
        process.kill(pid!, 'SIGKILL');
        expect((await catalog.live.champion('meadow'))?.version).toBe('meadow-1');
      }
      if (last?.run.state === 'done') break;
      expect(last?.run.state).toBe('failed');
      expect(last?.run.error?.code).toBe('internal');
      await training.resume({ run });
    }
    expect(killed.length).toBeGreaterThanOrEqual(4);
    expect((await training.list({})).map(({ state }) => state)).toEqual(['done', 'done']);
    expect((await catalog.versions.list()).map(({ version }) => version)).toEqual(['meadow-1', 'meadow-2']);
    expect((await catalog.live.champion('meadow'))?.version).toBe('meadow-1');
  });

  it('marks what a core that died left running, and resumes it', async () => {
    await laySeenPhotos(home.objects);
    const from = await smallMeadow(join(folder, 'photos'), 0, 8);
    const { run } = await training.start({ mode: 'quick', from });
    await watched(run);
    await catalog.runs.change(run, { state: 'running', version: undefined, ended: undefined });
    await training.begin();
    expect(await training.list({})).toMatchObject([{ run, state: 'failed', error: { code: 'internal' } }]);
    await training.resume({ run });
    expect((await watched(run)).last?.run).toMatchObject({ state: 'done', version: 'meadow-1' });
    expect((await catalog.versions.list()).map(({ version }) => version)).toEqual(['meadow-1']);
  });

  it('hands on in words what the process found wrong', async () => {
    const { run } = await training.start({ mode: 'quick', from: join(folder, 'nowhere') });
    const { last } = await watched(run);
    expect(last?.job).toMatchObject({ state: 'failed', error: { code: 'bad-request', retry: false } });
    expect(last?.job?.error?.message).toContain('nowhere');
    await expect((async () => training.watch({ run: 'unknown' }))()).rejects.toMatchObject({ code: 'not-found' });
  });
});
