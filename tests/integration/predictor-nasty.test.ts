import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nastyPhotos } from '../nasty-photos/index.ts';
import type { NastyPhoto } from '../nasty-photos/nasty-photo.ts';
import { makeModels } from './predictor/made-model.ts';
import { makePhoto } from './predictor/made-photo.ts';
import { ask, manyBody, photoBody } from './predictor/open-predictor.ts';
import { type OpenServing, openServing } from './predictor/open-serving.ts';

const MEGABYTE = 1024 ** 2;

let folder: string;
let house: OpenServing;
let address: string;
let photos: NastyPhoto[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meadow-nasty-'));
  const models = await makeModels(folder, [{ version: 'test-1' }]);
  house = await openServing(folder, { models, live: 'test-1' });
  house.serving.start();
  address = (await house.serving.ready()).address!;
  photos = await nastyPhotos();
});
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true });
});

/** Bytes the predictor holds now, or held at most since it runs, where the system tells that. */
const memory = async (kind: 'now' | 'peak') => {
  if (process.platform === 'linux') {
    const { pid } = await house.serving.state();
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    return Number(new RegExp(`^${kind === 'now' ? 'VmRSS' : 'VmHWM'}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) * 1024;
  }
  const { text } = await ask(`${address}/metrics`);
  return Number(/^process_resident_memory_bytes (\d+)/m.exec(text)?.[1]);
};

/** A photo that is refused by its size is answered while it is still sent: the answer may be lost on the way. */
async function askPatiently(bytes: Uint8Array, tries = 5): Promise<Awaited<ReturnType<typeof ask>>> {
  try {
    return await ask(`${address}/v1/predict`, photoBody(bytes));
  } catch (error) {
    if (tries === 1 || bytes.byteLength < 20 * MEGABYTE) throw error;
    return askPatiently(bytes, tries - 1);
  }
}

describe('nasty photos over HTTP', () => {
  it('each get an answer of their own, while the memory stays bounded', async () => {
    for (let i = 0; i < 20; i++) await ask(`${address}/v1/predict`, photoBody(await makePhoto(i)));
    const before = await memory('now');
    let most = before;
    for (const { name, bytes, outcome } of photos) {
      const { status, json } = await askPatiently(bytes);
      most = Math.max(most, await memory('peak'));
      expect(status, name).toBeLessThan(500);
      if (outcome === 'read') expect(json, name).toMatchObject({ version: 'test-1' });
      else if (outcome !== 'either') expect(json, name).toMatchObject({ error: { code: outcome } });
    }
    expect((most - before) / MEGABYTE).toBeLessThan(400);
    expect(before).toBeGreaterThan(0);
  }, 240_000);

  it('come in one form with good ones, which all get their verdict', async () => {
    const good = await makePhoto(1);
    const small = photos.filter(({ bytes }) => bytes.byteLength < MEGABYTE).slice(0, 40);
    const mixed = small.flatMap(({ bytes }, i) =>
      i % 4 === 0
        ? [
            { name: 'good', bytes: good },
            { name: `${i}`, bytes },
          ]
        : [{ name: `${i}`, bytes }],
    );
    const { status, json } = await ask(`${address}/v1/predict`, manyBody(mixed));
    expect(status).toBe(200);
    expect(json).toMatchObject({
      predictions: mixed.map(({ name }) => (name === 'good' ? { photo: name, version: 'test-1' } : { photo: name })),
    });
  }, 120_000);

  it('leave the predictor alive', async () => {
    expect(await house.serving.state()).toMatchObject({ state: 'ready', restarts: 0 });
  });
});
