import { setImmediate } from 'node:timers/promises';
import type { Tensor, Tensor2D, Variable } from '@tensorflow/tfjs-core';
import { CHANNELS, GRID } from '../../domain/features.ts';
import { fromFloat16 } from '../../domain/float16.ts';
import { type LastLayer, TRUNK_CHANNELS } from '../../domain/last-layer.ts';
import { createRandom, type Random } from '../../domain/random.ts';
import { drawBatches, rateAt } from '../../domain/tuning-steps.ts';
import type { LayerTuner, Tuned, TuneExamples } from '../../ports/tuner.ts';
import type { Tf } from './tf.ts';

const CELLS = GRID * GRID;
/** Looks in a step. */
const BATCH = 64;
/** Adam's steps for the layer, which knows much already, and for the head, which knows nothing. They end at nothing, along a cosine. */
const LAYER_RATE = 3e-4;
const HEAD_RATE = 2e-3;
/** Logits of an embedding of unit length are small; the head's numbers are kept of about that size. */
const SCALE = 20;
/** Share of the embedding's numbers that are left out of a step, so that none is relied on. */
const LEFT_OUT = 0.5;
/** Where the layer's numbers are clipped. */
const MOST = 6;
const TINY = 1e-8;
/** Share of a label that is spread over all classes. */
const SMOOTHING = 0.1;

interface Learning {
  weights: Variable;
  bias: Variable;
  headWeights: Variable;
  headBias: Variable;
}

/** Trains on TensorFlow.js, native or WebAssembly: in each cell a matrix product, so that neither needs more. */
export function createLayerTuner(tf: Tf, own: LastLayer): LayerTuner {
  /** What the cells give ((looks x CELLS) x CHANNELS), the length of their mean (looks x 1), and it of unit length. */
  const embedded = (looks: Tensor2D, weights: Tensor, bias: Tensor) => {
    const cells = tf.fused.matMul({ a: looks, b: weights as Tensor2D, bias, activation: 'relu6' });
    const mean = tf.mean<Tensor2D>(tf.reshape(cells, [-1, CELLS, CHANNELS]), 1);
    const length = tf.sqrt<Tensor2D>(tf.add(tf.sum(tf.square(mean), 1, true), TINY));
    return { cells, length, unit: tf.div<Tensor2D>(mean, length) };
  };
  const gather = (examples: Pick<TuneExamples, 'looks'>, rows: readonly number[]): Tensor2D => {
    const numbers = new Float32Array(rows.length * CELLS * TRUNK_CHANNELS);
    rows.forEach((row, at) => {
      numbers.set(fromFloat16(examples.looks[row]!), at * CELLS * TRUNK_CHANNELS);
    });
    return tf.tensor2d(numbers, [rows.length * CELLS, TRUNK_CHANNELS]);
  };

  /**
   * One step down; gives the loss. Its gradient is written out, because TensorFlow.js only knows gradients where all of
   * them are loaded.
   */
  const stepDown = (learning: Learning, examples: TuneExamples, rows: readonly number[], pace: Pace) =>
    tf.tidy(() => {
      const looks = gather(examples, rows);
      const { cells, length, unit } = embedded(looks, learning.weights, learning.bias);
      const kept = tf.tensor2d(keptNumbers(rows.length * CHANNELS, pace.random), [rows.length, CHANNELS]);
      const input = tf.mul<Tensor2D>(unit, kept);
      const logits = tf.mul(tf.add(tf.matMul(input, learning.headWeights as Tensor2D), learning.headBias), SCALE);
      const scores = tf.softmax(logits as Tensor2D);
      const targets = smoothed(examples, rows);

      const toLogits = tf.mul<Tensor2D>(
        tf.sub(scores, tf.tensor2d(targets, [rows.length, examples.classes])),
        SCALE / rows.length,
      );
      const toUnit = tf.mul<Tensor2D>(tf.matMul(toLogits, tf.transpose(learning.headWeights as Tensor2D)), kept);
      const along = tf.mul(unit, tf.sum(tf.mul(toUnit, unit), 1, true));
      const toMean = tf.div<Tensor2D>(tf.sub(toUnit, along), length);
      const open = tf.cast(tf.logicalAnd(tf.greater(cells, 0), tf.less(cells, MOST)), 'float32');
      const toCells = tf.mul(
        tf.reshape(open, [-1, CELLS, CHANNELS]),
        tf.reshape(tf.div(toMean, CELLS), [-1, 1, CHANNELS]),
      );
      const toSums = tf.reshape(toCells, [-1, CHANNELS]) as Tensor2D;

      const { layer, head } = pace.optimisers;
      layer.applyGradients([
        { name: learning.weights.name, tensor: tf.matMul(tf.transpose(looks), toSums) },
        { name: learning.bias.name, tensor: tf.sum(toSums, 0) },
      ]);
      head.applyGradients([
        { name: learning.headWeights.name, tensor: tf.matMul(tf.transpose(input), toLogits) },
        { name: learning.headBias.name, tensor: tf.sum(toLogits, 0) },
      ]);
      return crossEntropy(scores.dataSync(), targets) / rows.length;
    });

  return {
    runtime: tf.getBackend() === 'wasm' ? 'tfjs-wasm' : 'tfjs-node',
    async tune(examples, order, signal) {
      // A tidy keeps variables, and frees what they were made from.
      const learning: Learning = tf.tidy(() => ({
        weights: tf.variable(tf.tensor2d(own.weights, [TRUNK_CHANNELS, CHANNELS])),
        bias: tf.variable(tf.tensor1d(own.bias)),
        headWeights: tf.variable(tf.zeros([CHANNELS, examples.classes])),
        headBias: tf.variable(tf.zeros([examples.classes])),
      }));
      const optimisers = { layer: tf.train.adam(LAYER_RATE), head: tf.train.adam(HEAD_RATE) };
      const random = createRandom(order.seed);
      const batches = drawBatches(order, BATCH, random);
      try {
        for (const [step, rows] of batches.entries()) {
          signal.throwIfAborted();
          const rate = rateAt(step, batches.length);
          setRate(optimisers.layer, LAYER_RATE * rate.layer);
          setRate(optimisers.head, HEAD_RATE * rate.head);
          const loss = stepDown(learning, examples, rows, { optimisers, random });
          await order.watch?.({ step, steps: batches.length, loss, tuned: () => tunedBy(learning) });
          await setImmediate(); // lets a signal through
        }
        return tunedBy(learning);
      } finally {
        for (const variable of Object.values(learning)) variable.dispose();
        for (const optimiser of Object.values(optimisers)) optimiser.dispose();
      }
    },
    async embed(looks, layer) {
      const rows = new Float32Array(looks.length * CHANNELS);
      const [weights, bias] = [tf.tensor2d(layer.weights, [TRUNK_CHANNELS, CHANNELS]), tf.tensor1d(layer.bias)];
      try {
        for (let start = 0; start < looks.length; start += BATCH) {
          const part = looks.slice(start, start + BATCH);
          const all = part.map((_, at) => at);
          rows.set(
            tf.tidy(() => embedded(gather({ looks: part }, all), weights, bias).unit.dataSync()),
            start * CHANNELS,
          );
          await setImmediate();
        }
        return rows;
      } finally {
        weights.dispose();
        bias.dispose();
      }
    },
    tensors: () => tf.memory().numTensors,
  };
}

type Optimiser = ReturnType<Tf['train']['adam']>;

interface Pace {
  optimisers: { layer: Optimiser; head: Optimiser };
  random: Random;
}

/** Adam keeps its rate to itself, and has no other way to change it. */
const setRate = (optimiser: Optimiser, rate: number): void => void Reflect.set(optimiser, 'learningRate', rate);

const tunedBy = ({ weights, bias, headWeights, headBias }: Learning): Tuned => ({
  layer: { weights: numbersOf(weights), bias: numbersOf(bias) },
  head: {
    weights: numbersOf(headWeights).map((weight) => weight * SCALE),
    bias: numbersOf(headBias).map((number) => number * SCALE),
  },
});

const numbersOf = (variable: Tensor): Float32Array => Float32Array.from(variable.dataSync());

function smoothed({ labels, classes }: TuneExamples, rows: readonly number[]): Float32Array {
  const targets = new Float32Array(rows.length * classes).fill(SMOOTHING / classes);
  rows.forEach((row, at) => {
    targets[at * classes + labels[row]!]! += 1 - SMOOTHING;
  });
  return targets;
}

function crossEntropy(scores: ArrayLike<number>, targets: Float32Array): number {
  return -targets.reduce((sum, target, at) => sum + target * Math.log(Math.max(scores[at]!, TINY)), 0);
}

/** Which numbers count in a step, and so much more that their sum stays. */
const keptNumbers = (count: number, random: Random): Float32Array =>
  Float32Array.from({ length: count }, () => (random() < LEFT_OUT ? 0 : 1 / (1 - LEFT_OUT)));
