import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Finding } from '../../contract/checks.ts';
import type { MeadowEvent } from '../../contract/events.ts';
import type { ProblemKind } from '../../contract/shapes/project-photo.ts';
import { systemClock } from '../../services/adapters/local/clock.ts';
import { type Home, openHome } from '../../services/adapters/local/home.ts';
import { createFileObjectStore } from '../../services/adapters/local/object-store.ts';
import { createChildLauncher } from '../../services/adapters/node/child-launcher.ts';
import { createStepProcesses } from '../../services/adapters/node/step-processes.ts';
import { createSqliteCatalog } from '../../services/adapters/sql/sqlite/catalog.ts';
import { checkNewPhotos } from '../../services/assembly/check-new-photos.ts';
import { type Checks, createChecks } from '../../services/checks/checks.ts';
import { photoKey } from '../../services/domain/object-keys.ts';
import { isTestPhoto } from '../../services/domain/split.ts';
import { createEvents } from '../../services/events/events.ts';
import { createJobs, type Jobs } from '../../services/jobs/jobs.ts';
import type { Catalog } from '../../services/ports/catalog.ts';
import type { ObjectStore } from '../../services/ports/object-store.ts';
import { hashOf } from '../../services/steps/scan-photo.ts';
import { PHOTOS, photosOf } from './training/photo-folders.ts';

const project = 'meadow';

describe.skipIf(!PHOTOS)('checks, with their real process (MEADOW_TEST_PHOTOS)', { timeout: 240_000 }, () => {
  let folder: string;
  let home: Home;
  let catalog: Catalog;
  let objects: ObjectStore;
  let jobs: Jobs;
  let checks: Checks;
  let told: MeadowEvent[];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-checks-'));
    home = await openHome(join(folder, 'home'));
    catalog = await createSqliteCatalog(home.database);
    objects = createFileObjectStore(home.objects);
    jobs = createJobs({ clock: systemClock, events: { publish: () => {} } });
    told = [];
    checks = createChecks({
      catalog,
      objects,
      jobs,
      orchestrator: createStepProcesses({
        launcher: createChildLauncher(),
        env: { MEADOW_HOME: home.folder },
      }),
      addresses: { thumbnail: (hash) => `/small/${hash}`, photo: (hash) => `/large/${hash}` },
      emit: (event) => told.push(event),
    });
    await catalog.projects.create({
      id: project,
      name: 'Meadow',
      classes: ['dandelion', 'grass'],
      created: new Date(),
      policy: 'ask',
    });
  });
  afterEach(async () => {
    await jobs.close();
    await catalog.close();
    await rm(folder, { recursive: true, force: true });
  });

  const put = async (bytes: Buffer, label: string | undefined, size = { width: 300, height: 200 }) => {
    const hash = hashOf(bytes);
    await objects.put(photoKey(hash), bytes);
    const row = {
      hash,
      label,
      source: 'a.jpg',
      added: new Date(),
      by: 'ada',
      bytes: bytes.byteLength,
      binned: undefined,
    };
    await catalog.photos.put(project, [{ ...row, ...size }]);
    return hash;
  };
  const putAll = async (label: string, from: number, to: number) => {
    const paths = (await photosOf('dandelion-vs-grass', label)).slice(from, to);
    return Promise.all(paths.map(async (path) => put(await readFile(path), label)));
  };
  /** A copy of a photo, cut and saved anew, on the side of the test that is asked for. */
  const copyOf = async (path: string, test: boolean) => {
    const photo = await readFile(path);
    const { width, height } = await sharp(photo).metadata();
    for (let quality = 60; ; quality++) {
      const cut = sharp(photo).extract({ left: 4, top: 3, width: width - 8, height: height - 9 });
      const copy = await cut.jpeg({ quality }).toBuffer();
      if (isTestPhoto(hashOf(copy)) === test) return copy;
    }
  };
  const finish = async (job: string) => {
    const stages = new Set<string>();
    for await (const { progress } of jobs.watch(job)) stages.add(progress.stage);
    return { ...jobs.get(job), stages };
  };
  const look = async () => {
    const { job } = await checks.start({ project });
    return finish(job);
  };
  const of = (findings: Finding[], kind: ProblemKind) =>
    findings.filter((finding) => finding.kind === kind).map(({ photo }) => photo.hash);

  it('finds what is wrong, has an opinion of every photo, and what was dismissed stays away', async () => {
    const [first] = await photosOf('dandelion-vs-grass', 'dandelion');
    await putAll('dandelion', 0, 40);
    await putAll('grass', 40, 80);
    const side = isTestPhoto(hashOf(await readFile(first!)));
    const copy = await put(await copyOf(first!, side), 'dandelion', { width: 200, height: 100 });
    const leak = await put(await copyOf(first!, !side), 'dandelion', { width: 200, height: 100 });
    const [lawn, other, unlabelled] = (await photosOf('dandelion-vs-grass', 'grass')).slice(0, 3);
    const soft = await put(
      await sharp(await readFile(lawn!))
        .blur(4)
        .jpeg()
        .toBuffer(),
      'grass',
    );
    const wrong = await put(await readFile(other!), 'dandelion');
    const open = await put(await readFile(unlabelled!), undefined);
    const night = { create: { width: 90, height: 90, channels: 3, background: '#020302' } } as const;
    const dark = await put(await sharp(night).jpeg().toBuffer(), 'grass', { width: 90, height: 20 });
    const broken = await put(Buffer.from('no photo at all'), 'grass');

    const { state, error, stages } = await look();
    expect({ state, error }).toEqual({ state: 'done', error: undefined });
    expect([...stages]).toEqual(expect.arrayContaining(['embed', 'look', 'compare']));
    expect(told).toEqual([{ type: 'photos.checked', project }]);
    const { checked, counts, findings } = await checks.list({ project, offset: 0, limit: 500 });
    expect(checked).toBeDefined();
    expect(of(findings, 'near-duplicate')).toContain(copy);
    expect(of(findings, 'leak')).toContain(leak);
    expect(of(findings, 'blurry')).toContain(soft);
    expect(of(findings, 'dark')).toEqual([dark]);
    expect(of(findings, 'odd-size')).toContain(dark);
    expect(of(findings, 'label-doubtful')).toContain(wrong);
    expect(counts['label-doubtful']).toBe(of(findings, 'label-doubtful').length);
    expect(findings.find(({ photo }) => photo.hash === wrong)).toMatchObject({ suggestion: 'grass' });
    expect(findings.find(({ photo }) => photo.hash === leak)?.others[0]?.hash).toBe(hashOf(await readFile(first!)));
    const [seen, unread] = await catalog.photos.find(project, [open, broken].toSorted());
    expect([seen, unread].find((photo) => photo?.hash === open)).toMatchObject({ guess: 'grass' });
    expect([seen, unread].find((photo) => photo?.hash === broken)?.guess).toBeUndefined();

    await checks.dismiss({ project, kind: 'leak', hashes: [leak] });
    expect((await look()).state).toBe('done');
    expect(of((await checks.list({ project, kind: 'leak', offset: 0, limit: 500 })).findings, 'leak')).not.toContain(
      leak,
    );
  });

  it('looks once at a time, and when it is cancelled nothing of it is kept', async () => {
    await putAll('dandelion', 0, 12);
    const { job } = await checks.start({ project });
    expect(await checks.start({ project })).toEqual({ job });
    await checks.end(project);
    expect(jobs.get(job).state).toBe('cancelled');
    expect(await checks.list({ project, offset: 0, limit: 10 })).toEqual({ counts: {}, findings: [] });
    expect(await readdir(join(home.objects, 'runs', `check-${project}`))).toEqual(['request.json']);
    await expect((async () => checks.start({ project: 'nowhere' }))()).rejects.toMatchObject({ code: 'not-found' });
  });

  it('has something to say of photos without labels, of a single one, and of none', async () => {
    expect((await look()).state).toBe('done');
    const [path] = await photosOf('dandelion-vs-grass', 'grass');
    await put(await readFile(path!), undefined);
    expect((await look()).state).toBe('done');
    const { checked, findings } = await checks.list({ project, offset: 0, limit: 10 });
    expect({ checked: checked !== undefined, findings }).toEqual({ checked: true, findings: [] });
  });

  it('begins by itself when photos were added and it has become quiet, and only then', async () => {
    const events = createEvents();
    const end = new AbortController();
    const log = { debug() {}, info() {}, warn() {}, error() {} };
    let slept = 0;
    const clock = {
      ...systemClock,
      async sleep(ms: number, signal?: AbortSignal) {
        expect(ms).toBeGreaterThan(1000);
        await systemClock.sleep(20, signal);
        slept += 1;
      },
    };
    const started: string[] = [];
    const own = {
      isDue: checks.isDue,
      start: async (asked: { project: string }) => {
        const { job } = await checks.start(asked);
        started.push(job);
        return { job };
      },
    };
    const parts = { events: events.subscribe(end.signal), checks: own, jobs, clock, log, signal: end.signal };
    const following = checkNewPhotos(parts);
    await putAll('grass', 0, 3);
    events.publish({ type: 'photos.changed', project });
    events.publish({ type: 'photos.changed', project });
    await expect.poll(() => started).toHaveLength(1);
    await finish(started[0]!);
    expect(await checks.isDue(project)).toBe(false);
    const before = slept;
    events.publish({ type: 'photos.changed', project });
    await expect.poll(() => slept).toBeGreaterThan(before);
    expect(started).toHaveLength(1);
    end.abort();
    await following;
  });
});
