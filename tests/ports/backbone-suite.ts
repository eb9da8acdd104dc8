import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSharpDecoder } from '../../services/adapters/sharp/sharp-decoder.ts';
import { readWeights, startBackbone } from '../../services/assembly/backbone.ts';
import { readStarter } from '../../services/assembly/starter.ts';
import { CHANNELS, GRID, type Pixels } from '../../services/domain/features.ts';
import { judge } from '../../services/domain/judge.ts';
import { type LastLayer, lastLayerOf, TRUNK_CHANNELS } from '../../services/domain/last-layer.ts';
import type { Model } from '../../services/domain/model.ts';
import { readModel } from '../../services/domain/model-file.ts';
import { probePixels } from '../../services/domain/probe-pixels.ts';
import { verifyProbes } from '../../services/domain/probes.ts';
import { testView } from '../../services/domain/views.ts';
import type { Backbone } from '../../services/ports/backbone.ts';

/** A folder with dandelion-vs-grass/ and, where they are kept, ants-vs-bees/ in it. */
const PHOTOS = process.env.MEADOW_TEST_PHOTOS;

/** Where photos of every kind lie, some of them neither dandelion nor grass. */
const kinds = ['dandelion-vs-grass/dandelion', 'dandelion-vs-grass/grass', 'ants-vs-bees/ants', 'ants-vs-bees/bees'];
const OF_EACH = 4;

/** What every runtime of the backbone must do alike. */
export function backboneSuite(start: () => Promise<Backbone>): void {
  let backbone: Backbone;
  beforeAll(async () => {
    backbone = await start();
  });
  afterAll(() => backbone.dispose());

  test('gives one feature map a view, in order, batch or not', async () => {
    const views = [1, 2, 3].map(probePixels);
    const together = await backbone.features(views);
    expect(together.map((map) => map.length)).toEqual(Array(3).fill(GRID * GRID * CHANNELS));
    for (const [i, view] of views.entries()) expect((await backbone.features([view]))[0]).toEqual(together[i]);
    expect(together[0]).not.toEqual(together[1]);
    expect(await backbone.features([])).toEqual([]);
  });

  test('lets calls overlap', async () => {
    const views = [4, 5, 6, 7].map(probePixels);
    const apart = await Promise.all(views.map((view) => backbone.features([view])));
    expect(apart.flat()).toEqual(await backbone.features(views));
  });

  test('finishes what comes before its last layer with any last layer, its own among them', async () => {
    const views = [1, 2].map(probePixels);
    const own = lastLayerOf(await readWeights());
    const trunks = await backbone.trunk(views);
    expect(trunks.map((trunk) => trunk.length)).toEqual(Array(2).fill(GRID * GRID * TRUNK_CHANNELS));
    const other = { weights: own.weights.map((weight) => weight / 2), bias: own.bias.map((bias) => bias + 1) };
    for (const [layer, expected] of [
      [own, await backbone.features(views)],
      [other, trunks.map((trunk) => finishedByHand(trunk, other))],
    ] as const) {
      for (const given of [await backbone.features(views, layer), await backbone.finish(trunks, layer)])
        for (const [i, map] of given.entries()) expect(furthest(map, expected[i]!)).toBeLessThan(1e-3);
    }
  });

  test('keeps no tensor of what it has seen', async () => {
    const own = lastLayerOf(await readWeights());
    const before = backbone.tensors();
    for (let seed = 1; seed <= 20; seed++) await backbone.features([probePixels(seed)], seed % 2 ? own : undefined);
    expect(backbone.tensors()).toBe(before);
  });

  test("agrees with the starter's probes", async () => {
    await verifyProbes(await readStarterModel(), backbone.features, process.arch);
  });

  describe.skipIf(!PHOTOS)('on real photos (MEADOW_TEST_PHOTOS)', () => {
    test('scores them as ONNX Runtime does, to 0.0001', async () => {
      const [model, views] = [await readStarterModel(), await realViews()];
      const reference = await startBackbone('onnx');
      const expected = (await reference.features(views)).map((map) => judge(model, map, { heatmap: true }));
      await reference.dispose();
      const given = (await backbone.features(views)).map((map) => judge(model, map, { heatmap: true }));
      for (const [i, verdict] of given.entries()) {
        expect(verdict.verdict).toBe(expected[i]!.verdict);
        expect(Math.abs(verdict.similarity - expected[i]!.similarity)).toBeLessThan(1e-4);
        for (const name of model.classes) {
          expect(Math.abs(verdict.scores[name]! - expected[i]!.scores[name]!)).toBeLessThan(1e-4);
        }
        const apart = verdict.heatmap!.cells.map((cell, at) => Math.abs(cell - expected[i]!.heatmap!.cells[at]!));
        expect(Math.max(...apart)).toBeLessThanOrEqual(1);
      }
    });
  });
}

/** The last layer by its definition, cell by cell. */
function finishedByHand(trunk: Float32Array, { weights, bias }: LastLayer): Float32Array {
  return Float32Array.from({ length: GRID * GRID * CHANNELS }, (_, at) => {
    const [cell, channel] = [Math.floor(at / CHANNELS), at % CHANNELS];
    let sum = bias[channel]!;
    for (let from = 0; from < TRUNK_CHANNELS; from++)
      sum += trunk[cell * TRUNK_CHANNELS + from]! * weights[from * CHANNELS + channel]!;
    return Math.min(6, Math.max(0, sum));
  });
}

const furthest = (one: Float32Array, other: Float32Array): number =>
  one.reduce((most, value, at) => Math.max(most, Math.abs(value - other[at]!)), 0);

async function readStarterModel(): Promise<Model> {
  const { path, sha256 } = await readStarter();
  return readModel(await readFile(path), sha256);
}

async function realViews(): Promise<Pixels[]> {
  const decoder = createSharpDecoder();
  const folders = kinds.map((kind) => join(PHOTOS ?? '', kind)).filter(existsSync);
  const views = folders.map(async (folder) => {
    const names = (await readdir(folder)).sort().slice(0, OF_EACH);
    const photos = await Promise.all(names.map((name) => readFile(join(folder, name))));
    return (await Promise.all(photos.map((bytes) => decoder.views(bytes, [testView])))).flat();
  });
  return (await Promise.all(views)).flat();
}
