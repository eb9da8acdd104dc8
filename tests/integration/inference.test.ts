import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startInference } from '../../services/assembly/inference.ts';
import { readStarter } from '../../services/assembly/starter.ts';
import { Fault } from '../../services/domain/fault.ts';
import { fileKind } from '../../services/domain/photo-format.ts';
import type { Inference, ModelSource } from '../../services/ports/inference.ts';
import type { Log } from '../../services/ports/log.ts';
import { blackPng, chunk } from '../nasty-photos/png.ts';
import { quarters } from '../nasty-photos/quarters.ts';

const quiet = () => {};
const log: Log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
const photo = await quarters(300, 200).jpeg().toBuffer();

/** A picture that takes seconds to read: texts that unfold to 16 gigabytes. */
function slowPhoto(): Uint8Array {
  const text = chunk('zTXt', Buffer.concat([Buffer.from('x\0\0', 'latin1'), deflateSync(Buffer.alloc(64e6))]));
  return blackPng({ width: 8, height: 8 }, Buffer.concat(Array.from({ length: 250 }, () => text)));
}

const outcome = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'answered',
    (error: unknown) => (error instanceof Fault ? error.code : String(error)),
  );

describe('inference on worker threads', () => {
  let inference: Inference;
  let model: ModelSource;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meadow-inference-'));
    model = await readStarter();
    inference = await startInference({ runtime: 'auto', log, workers: 2 });
  });
  afterAll(async () => {
    await inference.close();
    await rm(folder, { recursive: true });
  });

  test('answers with a verdict, and with heatmap and thumbnail where asked', async () => {
    const plain = await inference.classify({ photo, model });
    expect(plain.verdict).toMatchObject({ version: model.version, verdict: 'neither', reason: 'unlike' });
    expect(plain).not.toHaveProperty('thumbnail');
    const rich = await inference.classify({ photo, model, heatmap: true, thumbnail: 64 });
    expect(rich.verdict.scores).toEqual(plain.verdict.scores);
    expect(rich.verdict.heatmap!.cells).toHaveLength(49);
    expect(fileKind(rich.thumbnail!)).toEqual({ photo: 'webp' });
    expect(photo.byteLength).toBeGreaterThan(0);
  });

  test('takes a photo that is part of a larger buffer', async () => {
    const around = Buffer.concat([Buffer.alloc(1000), photo, Buffer.alloc(1000)]);
    const within = await inference.classify({ photo: around.subarray(1000, 1000 + photo.length), model });
    expect(within.verdict).toEqual((await inference.classify({ photo, model })).verdict);
  });

  test('hands on what is wrong with a photo, and goes on', async () => {
    const wrong = [Buffer.alloc(0), Buffer.from('no photo'), photo.subarray(0, 500)];
    const outcomes = await Promise.all(wrong.map((bytes) => outcome(inference.classify({ photo: bytes, model }))));
    expect(outcomes).toEqual(['photo-empty', 'photo-format', 'photo-broken']);
    expect(await outcome(inference.classify({ photo, model }))).toBe('answered');
  });

  test('verifies a sound model, and refuses one that is not while the sound one answers', async () => {
    await inference.verify(model);
    const bytes = await readFile(model.path);
    bytes[bytes.length >> 1]! ^= 1;
    const path = join(folder, 'flipped.meadow');
    await writeFile(path, bytes);
    const unsound: ModelSource[] = [
      { ...model, path, sha256: '1'.repeat(64) },
      { ...model, path: join(folder, 'nowhere.meadow'), sha256: '2'.repeat(64) },
    ];
    for (const source of unsound) {
      expect(await outcome(inference.verify(source))).toBe('model-refused');
      expect(await outcome(inference.classify({ photo, model: source }))).toBe('model-refused');
    }
    expect(await outcome(inference.classify({ photo, model }))).toBe('answered');
  });
});

describe('a single worker', () => {
  test('lets 64 wait, turns the next away at once, and serves all others', async () => {
    const model = await readStarter();
    const inference = await startInference({ runtime: 'onnx', log, workers: 1 });
    const asked = Array.from({ length: 70 }, () => outcome(inference.classify({ photo, model })));
    expect(inference.waiting).toBe(64);
    const outcomes = await Promise.all(asked);
    expect(outcomes.slice(0, 65)).toEqual(Array(65).fill('answered'));
    expect(outcomes.slice(65)).toEqual(Array(5).fill('predictor-busy'));
    expect(inference.waiting).toBe(0);
    await inference.close();
  });

  test('forgets who hangs up while waiting', async () => {
    const model = await readStarter();
    const inference = await startInference({ runtime: 'onnx', log, workers: 1 });
    const caller = new AbortController();
    const first = outcome(inference.classify({ photo, model }));
    const second = outcome(inference.classify({ photo, model, signal: caller.signal }));
    const third = outcome(inference.classify({ photo, model }));
    caller.abort('hung up');
    expect(await Promise.all([first, second, third])).toEqual(['answered', 'hung up', 'answered']);
    await inference.close();
  });
});

describe('time', () => {
  test('a photo that takes too long loses its worker; the others are answered, and a new worker comes', async () => {
    const model = await readStarter();
    const inference = await startInference({ runtime: 'onnx', log, workers: 2, deadline: 800 });
    const slow = outcome(inference.classify({ photo: slowPhoto(), model }));
    const others = Array.from({ length: 20 }, () => outcome(inference.classify({ photo, model })));
    expect(await Promise.all(others)).toEqual(Array(20).fill('answered'));
    expect(await slow).toBe('photo-too-slow');
    const after = Array.from({ length: 20 }, () => outcome(inference.classify({ photo, model })));
    expect(await Promise.all(after)).toEqual(Array(20).fill('answered'));
    await inference.close();
  });

  // Each photo may cost a worker, and each worker is started anew.
  test('a photo may wait for a worker that starts for longer than it may take', { timeout: 90_000 }, async () => {
    const model = await readStarter();
    const inference = await startInference({ runtime: 'onnx', log, workers: 2, deadline: 30 });
    for (let round = 0; round < 2; round++) {
      const asked = [slowPhoto(), slowPhoto(), photo, photo, photo].map((photo) =>
        inference.classify({ photo, model }),
      );
      const [first, second, ...others] = await Promise.all(asked.map(outcome));
      expect([first, second]).toEqual(['photo-too-slow', 'photo-too-slow']);
      expect(others.every((word) => ['answered', 'photo-too-slow'].includes(word))).toBe(true);
    }
    await inference.close();
  });

  test('closing amid the work ends everything and kills nothing else', async () => {
    const model = await readStarter();
    for (let answered = 0; answered < 3; answered++) {
      const inference = await startInference({ runtime: 'onnx', log, workers: 2 });
      const asked = Array.from({ length: 12 }, () => inference.classify({ photo, model }));
      const outcomes = asked.map(outcome);
      await Promise.all(asked.slice(0, answered));
      await inference.close();
      const known = await Promise.all(outcomes);
      expect(known.every((word) => ['answered', 'predictor-down'].includes(word))).toBe(true);
      expect(known).toContain('predictor-down');
      expect(await outcome(inference.classify({ photo, model }))).toBe('predictor-down');
    }
  });
});

describe('runtimes', () => {
  test('WebAssembly keeps as many tensors as it began with', async () => {
    const model = await readStarter();
    const inference = await startInference({ runtime: 'tfjs-wasm', log, workers: 1 });
    expect(inference.runtime).toBe('tfjs-wasm');
    await inference.verify(model);
    const before = await inference.tensors();
    for (let i = 0; i < 10; i++) await inference.classify({ photo, model, heatmap: true });
    expect(before).toBeGreaterThan(0);
    expect(await inference.tensors()).toBe(before);
    await inference.close();
  });

  test('one that is not installed is named', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'meadow-no-runtime-'));
    const before = process.env.MEADOW_TFJS_NODE;
    process.env.MEADOW_TFJS_NODE = folder;
    try {
      await expect(startInference({ runtime: 'tfjs-node', log })).rejects.toMatchObject({
        code: 'predictor-down',
        details: { runtime: 'tfjs-node' },
      });
    } finally {
      if (before === undefined) delete process.env.MEADOW_TFJS_NODE;
      else process.env.MEADOW_TFJS_NODE = before;
      await rm(folder, { recursive: true });
    }
  });
});
