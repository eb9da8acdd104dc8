import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MeadowEvent } from '../../contract/events.ts';
import type { GateReport } from '../../contract/shapes/gate.ts';
import { liveReasons } from '../../contract/shapes/live.ts';
import { systemClock } from '../adapters/local/clock.ts';
import { createFileObjectStore } from '../adapters/local/object-store.ts';
import { createSqliteCatalog } from '../adapters/sql/sqlite/catalog.ts';
import { CHANNELS } from '../domain/features.ts';
import type { Model } from '../domain/model.ts';
import { readModel, writeModel } from '../domain/model-file.ts';
import { judgementsKey, modelKey, photoKey, snapshotKey } from '../domain/object-keys.ts';
import type { RunRecord } from '../ports/catalog/runs.ts';
import type { VersionRecord } from '../ports/catalog/versions.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { writeRecord } from '../steps/run-records.ts';
import { newRun } from '../training/new-run.ts';
import { createModels, type Models } from './models.ts';

const project = 'dandelion-or-grass';
const aModel = (version: string, limit = 'Small test.'): Model => ({
  version,
  project,
  classes: ['dandelion', 'grass'],
  backbone: { name: 'efficientnet-lite0', sha256: 'b'.repeat(64) },
  head: { weights: new Float32Array(CHANNELS * 2), bias: new Float32Array(2) },
  temperature: 1,
  space: { mean: new Float32Array(CHANNELS), directions: new Float32Array(CHANNELS) },
  neither: { unlike: 0.5, between: 0.6 },
  references: {
    vectors: new Int8Array(CHANNELS),
    scales: new Float32Array([1]),
    labels: new Uint16Array([0]),
    photos: ['a'.repeat(64)],
    urls: ['https://example.org/0.jpg'],
  },
  probes: [{ seed: 1, scores: [0.5, 0.5], similarity: 0 }],
  arch: 'x64',
  card: {
    version,
    project,
    classes: ['dandelion', 'grass'].map((label) => ({ label, photos: 5, test: 5, correct: 5, judgedBy: 'held-out' })),
    photos: { total: 10, train: 0, test: 10, leftOut: 0 },
    test: { correct: 10, total: 10, accuracy: 1, interval: [0.72, 1] },
    confusion: [
      [5, 0, 0],
      [0, 5, 0],
    ],
    calibration: { temperature: 1, expectedError: 0, logLoss: 0.01 },
    neither: { threshold: 0.5, kept: 0.98 },
    limits: [limit],
    trained: { runtime: 'onnx', seed: 1 },
    backbone: { name: 'efficientnet-lite0', sha256: 'b'.repeat(64) },
    data: 'Ten photos.',
  },
});

const said = (name: string, label: string, dandelion: number, verdict = dandelion > 0.5 ? 'dandelion' : 'grass') => ({
  hash: name.repeat(64),
  label,
  scores: [dandelion, 1 - dandelion],
  verdict,
});

/** The starter's judgements: a grass photo called dandelion, and one that is called neither. */
const judged = {
  version: `${project}-1`,
  classes: ['dandelion', 'grass'],
  tested: [
    said('a', 'dandelion', 0.9),
    said('b', 'grass', 0.7),
    said('c', 'grass', 0.3),
    said('d', 'grass', 0.45, 'neither'),
  ],
  crossValidated: [],
  known: ['a', 'b', 'c', 'd'].map((name) => name.repeat(64)),
};

describe('models', () => {
  let folder: string;
  let catalog: Catalog;
  let objects: ObjectStore;
  let told: MeadowEvent[];
  let followed: number;
  /** Why what answers cannot be told. */
  let unfollowed: Error | undefined;
  /** Runs whose measurements were removed. */
  let forgotten: string[];
  const starterVersion = `${project}-1`;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-models-'));
    catalog = await createSqliteCatalog(join(folder, 'meadow.db'));
    objects = createFileObjectStore(join(folder, 'objects'));
    told = [];
    followed = 0;
    unfollowed = undefined;
    forgotten = [];
  });
  afterEach(async () => {
    await catalog.close();
    await rm(folder, { recursive: true });
  });

  const shipping = async (model: Model): Promise<Models> => {
    const { bytes, sha256 } = writeModel(model);
    const path = join(folder, `${sha256}.meadow`);
    await writeFile(path, bytes);
    const trained = new Date('2026-01-02T03:04:05Z');
    const judgementsPath = join(folder, 'judgements.json');
    await writeFile(judgementsPath, JSON.stringify(judged));
    const starter = {
      version: starterVersion,
      judgementsPath,
      path,
      sha256,
      projectName: 'Dandelion or grass',
      trained,
    };
    return createModels({
      keepsProject: async () => true,
      catalog,
      objects,
      clock: systemClock,
      emit: (event) => told.push(event),
      starter,
      person: 'ada',
      verify: async ({ path, sha256 }) => void readModel(await readFile(path), sha256),
      picturesOf: async (hash) => (hash.startsWith('a') ? { thumbnail: `/files/${hash}` } : {}),
      photoBytes: (hash) => objects.get(photoKey(hash)),
      classify: async () => expect.unreachable('no predictor runs here'),
      follow: async () => {
        followed += 1;
        if (unfollowed) throw unfollowed;
      },
      tracker: { remove: async (run) => void forgotten.push(run) },
    });
  };
  const train = async (
    version: string,
    of = project,
    from: Pick<VersionRecord, 'run' | 'snapshot'> = { run: undefined, snapshot: undefined },
  ) => {
    const model = aModel(version);
    const { bytes, sha256 } = writeModel(model);
    await objects.put(modelKey(version), bytes);
    const object = modelKey(version);
    await catalog.versions.add({
      version,
      project: of,
      created: new Date(),
      object,
      sha256,
      card: model.card,
      ...from,
    });
    return sha256;
  };

  it('know the starter from the first launch on, with its project, once', async () => {
    const models = await shipping(aModel(starterVersion));
    await models.begin();
    await models.begin();
    expect(await models.list({})).toMatchObject([
      { version: starterVersion, project, classes: ['dandelion', 'grass'], photos: 10, live: true, starter: true },
    ]);
    expect((await models.card({ version: starterVersion })).trained.at).toBe('2026-01-02T03:04:05.000Z');
    expect(await catalog.projects.find(project)).toMatchObject({
      name: 'Dandelion or grass',
      classes: ['dandelion', 'grass'],
    });
    expect(told).toEqual([{ type: 'version.registered', version: starterVersion, project }]);
  });

  it('take over the starter of a newer Meadow', async () => {
    await (await shipping(aModel(starterVersion))).begin();
    const newer = await shipping(aModel(starterVersion, 'Another limit.'));
    await newer.begin();
    expect((await newer.card({ version: starterVersion })).limits).toEqual(['Another limit.']);
    expect((await newer.read(starterVersion)).card.limits).toEqual(['Another limit.']);
    expect(await newer.list({})).toHaveLength(1);
  });

  it('refuse a starter whose file was changed, and register nothing', async () => {
    const models = await shipping(aModel(starterVersion));
    const { bytes, sha256 } = writeModel(aModel(starterVersion));
    bytes[bytes.length - 100]! ^= 1;
    await writeFile(join(folder, `${sha256}.meadow`), bytes);
    await expect(models.begin()).rejects.toMatchObject({ code: 'model-refused' });
    expect(await models.list({})).toEqual([]);
    expect(await catalog.projects.list()).toEqual([]);
  });

  const passed = (version: string, champion: string | undefined, part: Partial<GateReport> = {}): GateReport => ({
    version,
    champion,
    at: '2026-03-01T10:00:00.000Z',
    passed: true,
    reason: '39 of 40 right; the live one 38 of 40; not worse',
    checks: [],
    right: { version: 39, champion: 38, total: 40 },
    flipped: [],
    ...part,
  });

  it('say where the file of a version is', async () => {
    const models = await shipping(aModel(starterVersion));
    await models.begin();
    const sha256 = await train(`${project}-2`);
    expect(await models.served(`${project}-2`)).toEqual({
      version: `${project}-2`,
      project,
      classes: ['dandelion', 'grass'],
      path: await objects.file(modelKey(`${project}-2`)),
      sha256,
    });
    expect((await models.read(`${project}-2`)).version).toBe(`${project}-2`);
    await objects.remove(modelKey(`${project}-2`));
    await expect(models.served(`${project}-2`)).rejects.toMatchObject({ code: 'model-missing' });
  });

  it('are deleted for good with their files, but not the one that answers, nor the starter', async () => {
    const models = await shipping(aModel(starterVersion));
    await models.begin();
    const version = `${project}-2`;
    await train(version);
    await catalog.gates.put(passed(version, starterVersion));
    await models.promote({ version });
    await expect(models.remove({ version })).rejects.toMatchObject({ code: 'bad-request' });
    await expect(models.remove({ version: starterVersion })).rejects.toMatchObject({ code: 'bad-request' });
    await models.rollback({ project });
    const before = followed;
    await models.remove({ version });
    expect(followed).toBe(before + 1);
    expect(told.at(-1)).toEqual({ type: 'version.removed', version, project });
    expect(await objects.has(modelKey(version))).toBe(false);
    await expect(models.card({ version })).rejects.toMatchObject({ code: 'model-missing' });
    await expect(models.promote({ version })).rejects.toMatchObject({ code: 'model-missing' });
    expect((await models.history({ project })).map((change) => change.version)).toContain(version);
  });

  const listed = { project, created: new Date(), photos: 2, labels: { dandelion: 2 } };
  const list = 'c'.repeat(64);
  const aRun = (run: string, state: RunRecord['state']): RunRecord => ({
    run,
    ...newRun({ project, mode: 'quick', started: new Date(), by: 'ada', cause: undefined }),
    state,
  });
  const trainFrom = async (version: string, run: string) => {
    await catalog.snapshots.add({ ...listed, snapshot: list });
    await objects.put(snapshotKey(list), Buffer.from('a list'));
    await train(version, project, { run, snapshot: list });
    await catalog.runs.add({ ...aRun(run, 'done'), version, snapshot: list });
  };

  it('leave the list that another training needs, also one that was stopped by an earlier Meadow', async () => {
    const models = await shipping(aModel(starterVersion));
    await models.begin();
    const [second, third] = [`${project}-2`, `${project}-3`];
    await trainFrom(second, 'second-run');
    await trainFrom(third, 'third-run');
    await catalog.runs.add(aRun('stopped', 'cancelled'));
    const ingested = { project, snapshot: list, photos: 2, added: 0, skipped: [] };
    await writeRecord(objects, 'stopped', 'ingest', ingested);
    for (const version of [second, third]) await models.remove({ version });
    expect(await objects.has(snapshotKey(list))).toBe(true);
    expect(await catalog.snapshots.find(list)).toBeDefined();
    await catalog.runs.remove('stopped');
    await trainFrom(`${project}-4`, 'fourth-run');
    await models.remove({ version: `${project}-4` });
    expect(await objects.has(snapshotKey(list))).toBe(false);
  });

  it('leave nothing where Meadow is killed while they are deleted and starts again', async () => {
    const version = `${project}-2`;
    const models = await shipping(aModel(starterVersion));
    await models.begin();
    const before = await Array.fromAsync(objects.list(''));
    await trainFrom(version, 'second-run');
    await objects.put(judgementsKey(version), Buffer.from('{}'));
    await writeRecord(objects, 'second-run', 'request', {});
    const { remove } = objects;
    objects.remove = () => Promise.reject(new Error('The disk does not answer.'));
    await expect(models.remove({ version })).rejects.toThrow('The disk does not answer.');
    expect(await catalog.versions.find(version)).toBeUndefined();
    objects.remove = remove;
    await models.begin();
    expect(await Array.fromAsync(objects.list(''))).toEqual(before);
    expect(forgotten).toEqual(['second-run']);
  });

  it('that are new wait as challenger until the gate found them not worse than the live one', async () => {
    const models = await shipping(aModel(starterVersion));
    await models.begin();
    for (const number of [2, 3]) await train(`${project}-${number}`);
    const aliases = async () => (await models.list({ project })).map((version) => version.aliases.join());
    expect(await aliases()).toEqual(['champion', '', 'challenger']);
    const version = `${project}-3`;
    await expect(models.promote({ version })).rejects.toMatchObject({ code: 'gate-refused' });
    await catalog.gates.put(passed(version, starterVersion, { passed: false, reason: 'Worse.' }));
    await expect(models.promote({ version })).rejects.toMatchObject({
      code: 'gate-refused',
      details: { reason: 'Worse.' },
    });
    await catalog.gates.put(passed(version, `${project}-2`));
    await expect(models.promote({ version })).rejects.toMatchObject({ code: 'gate-refused' });
    expect(followed).toBe(0);
    await catalog.gates.put(passed(version, starterVersion));
    expect(await models.promote({ version })).toMatchObject({
      version,
      before: starterVersion,
      how: 'person',
      by: 'ada',
    });
    expect(followed).toBe(1);
    expect(told.at(-1)).toMatchObject({ type: 'live.changed', change: { version } });
    expect(await aliases()).toEqual(['', '', 'champion']);
    await expect(models.promote({ version })).rejects.toMatchObject({ code: 'bad-request' });
  });

  it('go live against the gate where a person says why, which is kept', async () => {
    const models = await shipping(aModel(starterVersion));
    await models.begin();
    const version = `${project}-2`;
    await train(version);
    await catalog.gates.put(passed(version, starterVersion, { passed: false, reason: 'Worse.' }));
    const force = 'The old one never saw snow.';
    expect(await models.promote({ version, force })).toMatchObject({ how: 'forced', reason: force, by: 'ada' });
    expect((await models.gate({ version }))?.forced).toMatchObject({ by: 'ada', reason: force });
  });

  it('never go live with a file that is not sound', async () => {
    const models = await shipping(aModel(starterVersion));
    await models.begin();
    const version = `${project}-2`;
    await train(version);
    await objects.put(modelKey(version), new TextEncoder().encode('no model'));
    await expect(models.promote({ version, force: 'I want it.' })).rejects.toMatchObject({ code: 'model-refused' });
    await objects.remove(modelKey(version));
    await expect(models.promote({ version, force: 'I want it.' })).rejects.toMatchObject({ code: 'model-missing' });
    expect((await models.history({ project })).map((change) => change.version)).toEqual([starterVersion]);
  });

  it('say that no person made one live that answered well as a canary, and only where the gate lets it', async () => {
    const models = await shipping(aModel(starterVersion));
    await models.begin();
    const version = `${project}-2`;
    await train(version);
    await expect(models.promoteCanary(version)).rejects.toMatchObject({ code: 'gate-refused' });
    expect(await models.refusal(version)).toMatchObject({ code: 'gate-refused', details: { version } });
    await catalog.gates.put(passed(version, starterVersion));
    expect(await models.refusal(version)).toBeUndefined();
    const told = { how: 'canary', by: 'Meadow', reason: liveReasons.canary };
    expect(await models.promoteCanary(version)).toMatchObject({ version, ...told });
    expect((await models.history({ project }))[0]).toMatchObject({ version, ...told });
  });

  it('go back, one by one, over those whose files are gone', async () => {
    const models = await shipping(aModel(starterVersion));
    await models.begin();
    for (const number of [2, 3, 4]) {
      await train(`${project}-${number}`);
      await models.promote({ version: `${project}-${number}`, force: 'Test.' });
    }
    expect(await models.rollback({ project, reason: 'Bad.' })).toMatchObject({
      version: `${project}-3`,
      how: 'rollback',
    });
    await objects.remove(modelKey(`${project}-2`));
    expect(await models.rollback({ project })).toMatchObject({ version: starterVersion, before: `${project}-3` });
    await expect(models.rollback({ project })).rejects.toMatchObject({
      code: 'not-found',
      details: { case: 'went-back-all', version: starterVersion, later: `${project}-3` },
    });
    // What answered once may answer again; the gate need not be asked.
    expect(await models.promote({ version: `${project}-4` })).toMatchObject({ how: 'person' });
    const history = await models.history({ project });
    expect(history.map(({ version, how }) => `${version.slice(-1)} ${how}`)).toEqual([
      '4 person',
      '1 rollback',
      '3 rollback',
      '4 forced',
      '3 forced',
      '2 forced',
      '1 starter',
    ]);
    expect(history[0]).not.toHaveProperty('until');
    expect(history.slice(1).map(({ until }) => until)).toEqual(history.slice(0, -1).map(({ at }) => at));
  });

  it('cannot go back where those that answered before were deleted, and say so', async () => {
    const models = await shipping(aModel(starterVersion));
    const other = {
      id: 'other',
      name: 'O',
      classes: ['dandelion', 'grass'],
      created: new Date(),
      policy: 'ask',
    } as const;
    await catalog.projects.create({ ...other, classes: [...other.classes] });
    for (const version of ['other-1', 'other-2']) {
      await train(version, other.id);
      await models.promote({ version, force: 'Test.' });
    }
    await models.remove({ version: 'other-1' });
    await expect(models.rollback({ project: other.id })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('of before the live history: the newest answers, once', async () => {
    await train(`${project}-1`).catch(() => undefined);
    const models = await shipping(aModel(starterVersion));
    await catalog.projects.create({
      id: project,
      name: 'P',
      classes: ['dandelion', 'grass'],
      created: new Date(),
      policy: 'ask',
    });
    await train(`${project}-2`);
    await models.begin();
    await models.begin();
    expect((await models.history({ project })).map(({ version, how }) => [version, how])).toEqual([
      [starterVersion, 'starter'],
    ]);
  });

  it('that were imported wait for a person, however often Meadow starts', async () => {
    const models = await shipping(aModel(starterVersion));
    await models.begin();
    const other = {
      id: 'other',
      name: 'O',
      classes: ['dandelion', 'grass'],
      created: new Date(),
      policy: 'ask',
    } as const;
    await catalog.projects.create({ ...other, classes: [...other.classes] });
    const { bytes, sha256 } = writeModel(aModel('other-1'));
    await objects.put(modelKey('other-1'), bytes);
    const { card } = aModel('other-1');
    const came = { created: new Date(), object: modelKey('other-1'), sha256, run: undefined, snapshot: undefined };
    await catalog.versions.add({ version: 'other-1', project: 'other', card, ...came });
    await models.begin();
    expect(await models.history({ project: 'other' })).toEqual([]);
  });

  it('that a step made live are told of, and left again where they are refused here', async () => {
    const models = await shipping(aModel(starterVersion));
    await models.begin();
    const version = `${project}-2`;
    await train(version);
    const by = { project, how: 'gate', by: 'Meadow', reason: 'Not worse.', at: new Date() } as const;
    await catalog.live.switch({ ...by, version }, starterVersion);
    await models.announce(version);
    expect(told.at(-1)).toMatchObject({ type: 'live.changed', change: { version, how: 'gate' } });
    await objects.put(modelKey(version), new TextEncoder().encode('no model'));
    await models.announce(version);
    expect(told.at(-1)).toMatchObject({ type: 'live.changed', change: { version: starterVersion, how: 'rollback' } });
  });

  it('tell of what went live also where the predictor cannot be told so', async () => {
    const models = await shipping(aModel(starterVersion));
    await models.begin();
    const version = `${project}-2`;
    await train(version);
    await catalog.gates.put(passed(version, starterVersion));
    unfollowed = new Error('no predictor answers');
    await expect(models.promote({ version })).rejects.toThrow('no predictor answers');
    expect(told.at(-1)).toMatchObject({ type: 'live.changed', change: { version } });
  });

  it('tell of a version that a step registered', async () => {
    const models = await shipping(aModel(starterVersion));
    await models.begin();
    await train(`${project}-2`);
    await models.announce(`${project}-2`);
    expect(told.at(-1)).toEqual({ type: 'version.registered', version: `${project}-2`, project });
    expect(followed).toBe(1);
  });

  it('tell their results from what they said of photos they did not know', async () => {
    const models = await shipping(aModel(starterVersion));
    await models.begin();
    // Of classes with so few test photos, cross-validation would tell; the starter of this test has none.
    expect(await models.results({ version: starterVersion })).toMatchObject({ version: starterVersion, photos: [] });
    expect(await models.compare({ one: starterVersion, other: starterVersion })).toMatchObject({
      photos: 4,
      right: { one: 3, other: 3 },
      flipped: [],
    });
    await train(`${project}-2`);
    await expect(models.results({ version: `${project}-2` })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('do not know a version that never was', async () => {
    const models = await shipping(aModel(starterVersion));
    for (const ask of [models.served, models.read, models.announce, (version: string) => models.card({ version })]) {
      await expect(ask('no-such-9')).rejects.toMatchObject({ code: 'model-missing' });
    }
    expect(await models.list({ project: 'nowhere' })).toEqual([]);
  });
});
