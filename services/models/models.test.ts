import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MeadowEvent } from '../../contract/events.ts';
import { systemClock } from '../adapters/local/clock.ts';
import { createFileObjectStore } from '../adapters/local/object-store.ts';
import { createSqliteCatalog } from '../adapters/sqlite/catalog.ts';
import { CHANNELS } from '../domain/features.ts';
import type { Model } from '../domain/model.ts';
import { writeModel } from '../domain/model-file.ts';
import { modelKey } from '../domain/object-keys.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { ObjectStore } from '../ports/object-store.ts';
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

describe('models', () => {
  let folder: string;
  let catalog: Catalog;
  let objects: ObjectStore;
  let told: MeadowEvent[];
  const starterVersion = `${project}-1`;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-models-'));
    catalog = await createSqliteCatalog(join(folder, 'meadow.db'));
    objects = createFileObjectStore(join(folder, 'objects'));
    told = [];
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
    const starter = { version: starterVersion, path, sha256, projectName: 'Dandelion or grass', trained };
    return createModels({ catalog, objects, clock: systemClock, emit: (event) => told.push(event), starter });
  };
  const train = async (version: string) => {
    const model = aModel(version);
    const { bytes, sha256 } = writeModel(model);
    await objects.put(modelKey(version), bytes);
    const object = modelKey(version);
    await catalog.versions.add({
      version,
      project,
      created: new Date(),
      object,
      sha256,
      card: model.card,
      run: undefined,
      snapshot: undefined,
    });
    return sha256;
  };

  it('know the starter from the first launch on, with its project, once', async () => {
    const models = await shipping(aModel(starterVersion));
    await models.registerStarter();
    await models.registerStarter();
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
    await (await shipping(aModel(starterVersion))).registerStarter();
    const newer = await shipping(aModel(starterVersion, 'Another limit.'));
    await newer.registerStarter();
    expect((await newer.card({ version: starterVersion })).limits).toEqual(['Another limit.']);
    expect((await newer.read(starterVersion)).card.limits).toEqual(['Another limit.']);
    expect(await newer.list({})).toHaveLength(1);
  });

  it('refuse a starter whose file was changed, and register nothing', async () => {
    const models = await shipping(aModel(starterVersion));
    const { bytes, sha256 } = writeModel(aModel(starterVersion));
    bytes[bytes.length - 100]! ^= 1;
    await writeFile(join(folder, `${sha256}.meadow`), bytes);
    await expect(models.registerStarter()).rejects.toMatchObject({ code: 'model-refused' });
    expect(await models.list({})).toEqual([]);
    expect(await catalog.projects.list()).toEqual([]);
  });

  it("answer with a project's newest version, and say where its file is", async () => {
    const models = await shipping(aModel(starterVersion));
    expect(await models.newest(project)).toBeUndefined();
    await models.registerStarter();
    const sha256 = await train(`${project}-2`);
    expect((await models.newest(project))?.version).toBe(`${project}-2`);
    expect((await models.list({ project })).map(({ live, starter }) => [live, starter])).toEqual([
      [false, true],
      [true, false],
    ]);
    expect(await models.served(`${project}-2`)).toEqual({
      version: `${project}-2`,
      project,
      classes: ['dandelion', 'grass'],
      path: await objects.file(modelKey(`${project}-2`)),
      sha256,
    });
    expect((await models.allServed()).map(({ version }) => version)).toEqual([starterVersion, `${project}-2`]);
    expect((await models.read(`${project}-2`)).version).toBe(`${project}-2`);
  });

  it('tell of a version that a step registered', async () => {
    const models = await shipping(aModel(starterVersion));
    await models.registerStarter();
    await train(`${project}-2`);
    await models.announce(`${project}-2`);
    expect(told.at(-1)).toEqual({ type: 'version.registered', version: `${project}-2`, project });
  });

  it('do not know a version that never was', async () => {
    const models = await shipping(aModel(starterVersion));
    for (const ask of [models.served, models.read, models.announce, (version: string) => models.card({ version })]) {
      await expect(ask('no-such-9')).rejects.toMatchObject({ code: 'model-missing' });
    }
    expect(await models.list({ project: 'nowhere' })).toEqual([]);
  });
});
