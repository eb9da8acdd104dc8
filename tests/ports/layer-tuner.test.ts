import { describe, expect, test } from 'vitest';
import { createLayerTuner } from '../../services/adapters/tfjs/layer-tuner.ts';
import { startNative } from '../../services/adapters/tfjs/native.ts';
import type { Tf } from '../../services/adapters/tfjs/tf.ts';
import { startWasm } from '../../services/adapters/tfjs/wasm.ts';
import { readWeights, startBackbone } from '../../services/assembly/backbone.ts';
import { embeddingOf, unitLength } from '../../services/domain/embedding.ts';
import { CHANNELS, GRID } from '../../services/domain/features.ts';
import { toFloat16 } from '../../services/domain/float16.ts';
import { logits } from '../../services/domain/head.ts';
import { lastLayerOf, TRUNK_CHANNELS } from '../../services/domain/last-layer.ts';
import { probePixels } from '../../services/domain/probe-pixels.ts';
import { createRandom } from '../../services/domain/random.ts';
import type { Tuned, TuneExamples } from '../../services/ports/tuner.ts';

const NATIVE = process.env.MEADOW_TEST_TFJS_NODE;
const runtimes: [string, () => Promise<Tf>][] = [['WebAssembly', startWasm]];
if (NATIVE) runtimes.push(['native TensorFlow (MEADOW_TEST_TFJS_NODE)', () => startNative(NATIVE)]);
/** What each runtime learnt of the same. */
const learnt: Tuned[] = [];
const signal = new AbortController().signal;
const own = lastLayerOf(await readWeights());

/** Looks of two classes that differ only in where a few of the trunk's numbers are large. */
function examples(count: number): TuneExamples {
  const random = createRandom(7);
  const labels = Uint16Array.from({ length: count }, (_, at) => at % 2);
  const looks = Array.from(labels, (label) => {
    const numbers = Float32Array.from({ length: GRID * GRID * TRUNK_CHANNELS }, () => random() - 0.5);
    for (let at = label; at < 40; at += 2) numbers[at] = 6;
    return toFloat16(numbers);
  });
  return { looks, labels, classes: 2 };
}

const rowsOf = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);

describe.each(runtimes)('layer tuner on %s', (_, start) => {
  test('sees with the backbone’s own layer what the backbone sees', async () => {
    const tuner = createLayerTuner(await start(), own);
    const backbone = await startBackbone('onnx');
    const views = [1, 2, 3].map(probePixels);
    const [trunks, maps] = [await backbone.trunk(views), await backbone.features(views)];
    await backbone.dispose();
    const rows = await tuner.embed(trunks.map(toFloat16), own);
    for (const [at, map] of maps.entries()) {
      const expected = unitLength(embeddingOf(map));
      const given = rows.subarray(at * CHANNELS, (at + 1) * CHANNELS);
      expect(Math.max(...expected.map((value, channel) => Math.abs(value - given[channel]!)))).toBeLessThan(1e-3);
    }
  });

  test('learns to tell looks apart that it was not shown, the same each time, and leaves no tensor', async () => {
    const tuner = createLayerTuner(await start(), own);
    const all = examples(96);
    const before = tuner.tensors();
    const losses: number[] = [];
    const order = { rows: rowsOf(0, 64), epochs: 6, seed: 3 };
    const first = await tuner.tune(all, { ...order, watch: ({ loss }) => void losses.push(loss) }, signal);
    learnt.push(first);
    expect(losses.at(-1)).toBeLessThan(losses[0]! * 0.8);
    const unseen = rowsOf(64, 96);
    const rows = await tuner.embed(
      unseen.map((row) => all.looks[row]!),
      first.layer,
    );
    const called = unseen.map((_, at) => {
      const [zero, one] = logits(first.head, rows.subarray(at * CHANNELS, (at + 1) * CHANNELS));
      return one! > zero! ? 1 : 0;
    });
    expect(called).toEqual(unseen.map((row) => all.labels[row]));
    const again = await tuner.tune(all, order, signal);
    expect(furthest(again.layer.weights, first.layer.weights)).toBeLessThan(1e-5);
    expect(tuner.tensors()).toBe(before);
  });

  test('stops when it is told to, and leaves no tensor', async () => {
    const tuner = createLayerTuner(await start(), own);
    const before = tuner.tensors();
    const stop = new AbortController();
    const steps: number[] = [];
    const stopped = tuner.tune(
      examples(64),
      {
        rows: rowsOf(0, 64),
        epochs: 50,
        seed: 1,
        watch({ step }) {
          steps.push(step);
          if (step === 1) stop.abort(new Error('enough'));
        },
      },
      stop.signal,
    );
    await expect(stopped).rejects.toThrow('enough');
    expect(steps).toEqual([0, 1]);
    expect(tuner.tensors()).toBe(before);
  });
});

test.skipIf(!NATIVE)('both runtimes learn the same (MEADOW_TEST_TFJS_NODE)', () => {
  const [one, other] = learnt;
  expect(furthest(one!.head.weights, other!.head.weights)).toBeLessThan(1e-2);
});

const furthest = (one: Float32Array, other: Float32Array): number =>
  one.reduce((most, value, at) => Math.max(most, Math.abs(value - other[at]!)), 0);
