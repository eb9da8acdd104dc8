import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeModels } from '../integration/predictor/made-model.ts';
import { makePhoto } from '../integration/predictor/made-photo.ts';
import { ask, photoBody } from '../integration/predictor/open-predictor.ts';
import { type OpenServing, openServing } from '../integration/predictor/open-serving.ts';

/** `MEADOW_TEST_PREDICTIONS=10000` for the whole promise; by default a part of it that every run can afford. */
const PREDICTIONS = Number(process.env.MEADOW_TEST_PREDICTIONS ?? 1000);
const PATIENCE_MS = 600_000 * Math.max(1, PREDICTIONS / 10_000);
const MEGABYTE = 1024 ** 2;

let folder: string;
let house: OpenServing;
let address: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meadow-flat-'));
  const models = await makeModels(folder, [{ version: 'test-1' }]);
  house = await openServing(folder, { models, live: 'test-1' });
  house.serving.start();
  address = (await house.serving.ready()).address!;
});
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true });
});

const gauges = async () => {
  const { text } = await ask(`${address}/metrics`);
  const read = (name: string) => Number(new RegExp(`^${name} (\\d+)`, 'm').exec(text)?.[1]);
  return { tensors: read('meadow_tensors'), bytes: read('process_resident_memory_bytes') };
};

it(
  'keeps its memory and its tensors flat over thousands of predictions',
  async () => {
    const photos = await Promise.all([1, 2, 3, 4].map((seed) => makePhoto(seed, 512)));
    const predict = async (count: number) => {
      const lane = async (bytes: Buffer) => {
        for (let i = 0; i < count / 4; i++)
          expect((await ask(`${address}/v1/predict`, photoBody(bytes))).status).toBe(200);
      };
      await Promise.all(photos.map(lane));
    };
    await predict(Math.min(1000, PREDICTIONS / 2));
    const warm = await gauges();
    await predict(PREDICTIONS);
    const end = await gauges();
    expect(end.tensors).toBe(warm.tensors);
    expect((end.bytes - warm.bytes) / MEGABYTE).toBeLessThan(30);
    expect(end.bytes / MEGABYTE).toBeLessThan(350);
  },
  PATIENCE_MS,
);
