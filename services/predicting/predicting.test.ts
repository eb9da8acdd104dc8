import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { MeadowEvent } from '../../contract/events.ts';
import { type PhotoResult, photoResult } from '../../contract/predicting.ts';
import { systemClock as clock } from '../adapters/local/clock.ts';
import { createThumbnailFiles } from '../adapters/local/thumbnails.ts';
import { Fault } from '../domain/fault.ts';
import { createEvents } from '../events/events.ts';
import { createJobs } from '../jobs/jobs.ts';
import type { PredictionRecord } from '../ports/catalog/predictions.ts';
import type { Predictor, PredictorAnswer } from '../ports/predictor.ts';
import type { Thumbnails } from '../ports/thumbnails.ts';
import { createPredicting } from './predicting.ts';

const down = () => new Fault('predictor-down', 'It is gone.', 'Wait.', { details: { case: 'silent' } });
const busy = () => new Fault('predictor-busy', 'It is busy.', 'Wait.');

/** What the predictor would say; `script` sees each question before and may throw. */
function scripted(script: (photo: string, asked: number) => Promise<void> | void): Predictor {
  const times = new Map<string, number>();
  return {
    async classify(bytes): Promise<PredictorAnswer> {
      const photo = Buffer.from(bytes).toString();
      times.set(photo, (times.get(photo) ?? 0) + 1);
      await script(photo, times.get(photo) ?? 0);
      const hash = createHash('sha256').update(bytes).digest('hex');
      const said = { verdict: 'grass', label: 'grass', scores: { grass: 1 }, similarity: 1, nearest: [] };
      return { hash, verdict: { ...said, version: 'm-1' }, thumbnail: bytes, ms: 1, light: 0.7, sharpness: 0.5 };
    },
    health: async () => ({ ready: true, version: 'm-1', runtime: 'onnx', pid: 1, boot: 'first' }),
  };
}

let folder: string;
let recorded: PredictionRecord[];
let emitted: MeadowEvent[];
let kept: Map<string, number>;
let thumbnails: Thumbnails;
let named: Set<string>;
let worked: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meadow-predicting-'));
  recorded = [];
  emitted = [];
  kept = new Map();
  thumbnails = createThumbnailFiles(join(folder, 'thumbnails'));
  named = new Set();
  worked = 'm';
});
afterEach(() => rm(folder, { recursive: true }));

function create(script: Parameters<typeof scripted>[0] = () => {}) {
  const silent = () => {};
  return createPredicting({
    predictor: scripted(script),
    current: async () => ({ id: worked }),
    jobs: createJobs({ clock, events: createEvents() }),
    clock,
    log: { debug: silent, info: silent, warn: silent, error: silent },
    emit: (event) => emitted.push(event),
    record: async (predictions) => void recorded.push(...predictions),
    keepPhoto: async (hash, bytes) => void kept.set(hash, bytes.byteLength),
    named: async () => named,
    thumbnails,
    painter: { paint: async (picture) => picture, shrink: async (picture) => picture },
    checkVersion: async (version) => {
      if (version !== 'm-1')
        throw new Fault('model-missing', 'There is no such version.', 'List them.', {
          details: { case: 'version', version },
        });
    },
    sample: async () => ({ photo: 'grass-1.jpg', bytes: Buffer.from('a lawn') }),
    dress: async (result) => result,
  });
}

async function lay(count: number) {
  const names = Array.from({ length: count }, (_, index) => `${index}.jpg`);
  await Promise.all(names.map((name) => writeFile(join(folder, name), name)));
  return names;
}

async function results(predicting: ReturnType<typeof create>, batch: string, after = 0) {
  const seen: PhotoResult[] = [];
  let state = 'none';
  for await (const update of await predicting.watch({ batch, after })) {
    seen.push(...update.results.map((result) => photoResult.parse(result)));
    state = update.job.state;
  }
  return { seen, state, inOrder: seen.toSorted((a, b) => a.index - b.index) };
}

test('every photo has one result, broken ones say why, the others go on', async () => {
  const predicting = create((photo) => {
    if (photo === '3.jpg')
      throw new Fault('photo-broken', 'It is damaged.', 'Copy it again.', { details: { case: 'damaged' } });
    if (photo === '4.jpg') throw new Error('a bug');
  });
  const names = await lay(250);
  await writeFile(join(folder, 'empty.jpg'), '');
  const paths = [...names, 'missing.jpg', 'empty.jpg'];
  const { batch } = await predicting.start({ paths, from: folder, origin: 'cli' });
  const { inOrder, state } = await results(predicting, batch);
  expect(state).toBe('done');
  expect(inOrder.map(({ photo }) => photo)).toEqual(paths);
  const errors = inOrder.flatMap(({ photo, error }) => (error ? [`${photo} ${error.code}`] : []));
  expect(errors).toEqual([
    '3.jpg photo-broken',
    '4.jpg internal',
    'missing.jpg photo-unreadable',
    'empty.jpg photo-empty',
  ]);
  expect(recorded.map(({ photo }) => photo).toSorted()).toEqual(
    names.filter((name) => name !== '3.jpg' && name !== '4.jpg').toSorted(),
  );
  expect([...kept.keys()].toSorted()).toEqual(recorded.map(({ hash }) => hash).toSorted());
  expect(recorded[0]).toMatchObject({ similarity: 1, light: 0.7, sharpness: 0.5 });
  const counts = emitted.map((event) => (event.type === 'predictions.made' ? event.count : 0));
  expect(counts.reduce((sum, count) => sum + count)).toBe(248);
});

test('a verdict is lent where the project that is worked on has none of its own, unless its version is named', async () => {
  const [photo = ''] = await lay(1);
  const ask = async (version?: string) => {
    const predicting = create();
    await results(
      predicting,
      (await predicting.start({ paths: [photo], from: folder, origin: 'window', version })).batch,
    );
  };
  await ask();
  worked = 'roses';
  await ask();
  await ask('m-1');
  expect(recorded.map(({ version, lent }) => [version, lent])).toEqual([
    ['m-1', undefined],
    ['m-1', true],
    ['m-1', undefined],
  ]);
});

test('a predictor that dies or is busy costs time, never a photo, and none is counted twice', async () => {
  const predicting = create((photo, asked) => {
    if (Number.parseInt(photo, 10) % 3 === 0 && asked === 1) throw down();
    if (Number.parseInt(photo, 10) % 3 === 1 && asked <= 3) throw busy();
  });
  const names = await lay(30);
  const { batch } = await predicting.start({ paths: names, from: folder, origin: 'window' });
  const { seen, inOrder } = await results(predicting, batch);
  expect(seen).toHaveLength(30);
  expect(inOrder.every(({ verdict }) => verdict)).toBe(true);
  expect(recorded.map(({ photo }) => photo).toSorted()).toEqual(names.toSorted());
});

test('a photo that kills the predictor each time is left out, the others get their verdict', async () => {
  const predicting = create((photo) => {
    if (photo === '5.jpg') throw down();
  });
  const { batch } = await predicting.start({ paths: await lay(12), from: folder, origin: 'window' });
  const { inOrder, state } = await results(predicting, batch);
  expect(state).toBe('done');
  expect(inOrder.filter(({ error }) => error).map(({ photo }) => photo)).toEqual(['5.jpg']);
});

test('what is wrong with Meadow and not with a photo ends the batch and says so once', async () => {
  const predicting = create((photo) => {
    if (photo === '20.jpg') throw new Fault('predictor-failed', 'The model is damaged.', 'Install Meadow again.');
  });
  const { batch } = await predicting.start({ paths: await lay(200), from: folder, origin: 'window' });
  const { seen, state } = await results(predicting, batch);
  expect(state).toBe('failed');
  expect(predicting.list()).toMatchObject([{ batch, job: { error: { code: 'predictor-failed' } } }]);
  expect(seen.length).toBeLessThan(200);
});

test('a cancelled batch stops, keeps what it has, and takes nothing more', async () => {
  const predicting = create(() => sleep(20));
  const { batch } = await predicting.start({ paths: await lay(400), from: folder, origin: 'window' });
  for await (const { results } of await predicting.watch({ batch, after: 0 })) {
    if (results.length > 0) await predicting.cancel({ batch });
  }
  const { seen, state } = await results(predicting, batch);
  expect(state).toBe('cancelled');
  expect(seen.length).toBeGreaterThan(0);
  expect(seen.length).toBeLessThan(400);
  await expect(predicting.add({ batch, name: 'x', photo: new File(['x'], 'x') })).rejects.toMatchObject({
    code: 'cancelled',
  });
});

test('photos are handed in one by one, and a watcher resumes where it left', async () => {
  const predicting = create();
  const { batch } = await predicting.open({ expected: 3 });
  for (const name of ['a', 'b', 'c']) {
    await predicting.add({ batch, name, photo: new File([name], name) });
  }
  await predicting.close({ batch });
  const { seen, inOrder } = await results(predicting, batch);
  const { seen: rest } = await results(predicting, batch, 2);
  expect(inOrder.map(({ index, photo }) => [index, photo])).toEqual([
    [0, 'a'],
    [1, 'b'],
    [2, 'c'],
  ]);
  expect(rest).toEqual(seen.slice(2));
  await expect(predicting.add({ batch, name: 'd', photo: new File(['d'], 'd') })).rejects.toMatchObject({
    code: 'bad-request',
  });
});

test('what was expected and did not come is not counted in the end', async () => {
  const predicting = create();
  const { batch } = await predicting.open({ expected: 3 });
  for (const name of ['a', 'b']) await predicting.add({ batch, name, photo: new File([name], name) });
  await predicting.close({ batch });
  let last: unknown;
  for await (const { job } of await predicting.watch({ batch, after: 0 })) last = { ...job.progress, state: job.state };
  expect(last).toMatchObject({ state: 'done', done: 2, total: 2 });
});

test('photos on their way at once keep their places, each taken once', async () => {
  const predicting = create();
  const { batch } = await predicting.open({ expected: 4 });
  const add = (name: string, place?: number) =>
    predicting.add({ batch, name, photo: new File([name], name), ...(place !== undefined && { place }) });
  expect(await Promise.all([add('c', 2), add('a', 0), add('b'), add('d')])).toEqual(
    [2, 0, 1, 3].map((index) => ({ index })),
  );
  await expect(add('again', 2)).rejects.toMatchObject({ code: 'bad-request' });
  await predicting.close({ batch });
  const { inOrder } = await results(predicting, batch);
  expect(inOrder.map(({ photo }) => photo)).toEqual(['a', 'b', 'c', 'd']);
});

test('photos handed in are sized before they are read', async () => {
  const predicting = create();
  const { batch } = await predicting.open({});
  await predicting.add({ batch, name: 'large', photo: new File([Buffer.alloc(20 * 1024 * 1024 + 1)], 'large') });
  await predicting.add({ batch, name: 'empty', photo: new File([], 'empty') });
  await predicting.close({ batch });
  const { inOrder } = await results(predicting, batch);
  expect(inOrder.map(({ error }) => error?.code)).toEqual(['photo-too-large', 'photo-empty']);
});

test('a watcher that leaves lets go of the batch', async () => {
  const predicting = create();
  const { batch } = await predicting.open({});
  const leave = new AbortController();
  const watching = results(predicting, batch);
  const left = Array.fromAsync(await predicting.watch({ batch, after: 0 }, leave.signal));
  leave.abort();
  expect(await left).toHaveLength(1);
  await predicting.close({ batch });
  expect((await watching).state).toBe('done');
});

test('forgetting a batch removes the pictures that nothing else needs', async () => {
  const predicting = create();
  await lay(4);
  const first = await predicting.start({ paths: ['0.jpg', '1.jpg', '2.jpg'], from: folder, origin: 'window' });
  const second = await predicting.start({ paths: ['2.jpg', '3.jpg'], from: folder, origin: 'window' });
  const { inOrder } = await results(predicting, first.batch);
  await results(predicting, second.batch);
  const [zero = '', one = '', two = ''] = inOrder.map(({ hash }) => hash);
  named.add(one);
  await predicting.forget({ batch: first.batch });
  expect(await thumbnails.has(zero)).toBe(false);
  expect(await thumbnails.has(one)).toBe(true);
  expect(await thumbnails.has(two)).toBe(true);
  expect(() => predicting.export({ batch: first.batch, format: 'csv' })).toThrow('not remembered');
  await predicting.clear();
  expect(await Array.fromAsync(thumbnails.list())).toEqual([one]);
});

test('memory is bounded: the oldest batches are forgotten', async () => {
  const predicting = create();
  const batches: string[] = [];
  for (let count = 0; count < 53; count++) {
    const { batch } = await predicting.open({});
    await predicting.close({ batch });
    await results(predicting, batch);
    batches.push(batch);
  }
  const remembered = await predicting.list();
  expect(remembered).toHaveLength(50);
  expect(remembered.at(-1)?.batch).toBe(batches[3]);
});

test('a version that is not there, and a path from nowhere, are told before anything begins', async () => {
  const predicting = create();
  expect(() => predicting.start({ paths: ['a.jpg'], origin: 'window' })).toThrow('relative');
  const asked = { paths: await lay(1), from: folder, origin: 'cli', version: 'm-9' } as const;
  await expect(predicting.start(asked)).rejects.toMatchObject({ code: 'model-missing' });
  expect(predicting.list()).toEqual([]);
});

test('a published photo becomes a batch of one', async () => {
  const predicting = create();
  const { batch } = await predicting.sample({ project: 'dandelion-or-grass' });
  const { seen, state } = await results(predicting, batch);
  expect(state).toBe('done');
  expect(seen).toMatchObject([{ photo: 'grass-1.jpg', bytes: 6, verdict: { verdict: 'grass' } }]);
});
