import { setImmediate } from 'node:timers/promises';
import { matMul, memory, type Tensor2D, tensor2d } from '@tensorflow/tfjs-core';
import { CHANNELS } from '../../domain/features.ts';
import { minimise, type Slope } from '../../domain/lbfgs.ts';
import type { Head } from '../../domain/model.ts';
import type { HeadExamples, HeadTrainer } from '../../ports/trainer.ts';
import { startWasm } from './wasm.ts';

/**
 * Trains heads on TensorFlow.js's WebAssembly backend: one thread, so sums are always added in the same order and the
 * same examples give the same head bit for bit.
 */
export async function createHeadTrainer(): Promise<HeadTrainer> {
  await startWasm();
  return {
    runtime: 'tfjs-wasm',
    async fit(examples, recipe, { signal, onStep } = {}) {
      const inputs = tensor2d(examples.inputs, [examples.labels.length, CHANNELS]);
      try {
        let point: Float64Array = new Float64Array((CHANNELS + 1) * examples.classes);
        for (const step of minimise(softmaxSlope(inputs, examples, recipe.l2), point)) {
          point = step.point;
          onStep?.(step.step, step.value);
          if (step.step >= recipe.steps || step.steepest <= recipe.tolerance) break;
          await setImmediate(); // lets a signal through
          signal?.throwIfAborted();
        }
        return headAt(point, examples.classes);
      } finally {
        inputs.dispose();
      }
    },
    tensors: () => memory().numTensors,
  };
}

function headAt(point: Float64Array, classes: number): Head {
  const border = CHANNELS * classes;
  return { weights: Float32Array.from(point.subarray(0, border)), bias: Float32Array.from(point.subarray(border)) };
}

/** The product of two matrices, row by row. */
function product(one: Tensor2D, other: Tensor2D): Float32Array {
  const result = matMul(one, other);
  const numbers = result.dataSync<'float32'>();
  result.dispose();
  return numbers;
}

function productWith(numbers: Float32Array, shape: [number, number], use: (matrix: Tensor2D) => Float32Array) {
  const matrix = tensor2d(numbers, shape);
  const result = use(matrix);
  matrix.dispose();
  return result;
}

/**
 * Mean cross-entropy of the softmax head plus its L2 penalty, at a point that holds the head's weights, then its bias.
 * The gradient is (scores - truth) times the inputs: two matrix products, which is where the time goes.
 */
function softmaxSlope(inputs: Tensor2D, { labels, classes }: HeadExamples, l2: number): Slope {
  const rows = labels.length;
  const border = CHANNELS * classes;
  return (point, gradient) => {
    const weights = Float32Array.from(point.subarray(0, border));
    const logits = productWith(weights, [CHANNELS, classes], (matrix) => product(inputs, matrix));
    const errors = new Float32Array(classes * rows);
    const loss = scoreErrors(logits, point.subarray(border), labels, errors, gradient.subarray(border));
    const pulls = productWith(errors, [classes, rows], (matrix) => product(matrix, inputs));
    let size = 0;
    for (let at = 0; at < border; at++) {
      const channel = Math.floor(at / classes);
      gradient[at] = pulls[(at % classes) * CHANNELS + channel]! + l2 * point[at]!;
      size += point[at]! ** 2;
    }
    return loss + (l2 / 2) * size;
  };
}

/**
 * The mean cross-entropy. Writes (score - truth) / rows into `errors` (classes x rows) and their sums over the rows
 * into `biasGradient`.
 */
function scoreErrors(
  logits: Float32Array,
  bias: Float64Array,
  labels: Uint16Array,
  errors: Float32Array,
  biasGradient: Float64Array,
): number {
  const rows = labels.length;
  const classes = bias.length;
  const scores = new Float64Array(classes);
  biasGradient.fill(0);
  let loss = 0;
  for (let row = 0; row < rows; row++) {
    let highest = Number.NEGATIVE_INFINITY;
    for (let at = 0; at < classes; at++) {
      scores[at] = logits[row * classes + at]! + bias[at]!;
      highest = Math.max(highest, scores[at]!);
    }
    let sum = 0;
    for (let at = 0; at < classes; at++) sum += Math.exp(scores[at]! - highest);
    const whole = highest + Math.log(sum);
    loss += whole - scores[labels[row]!]!;
    for (let at = 0; at < classes; at++) {
      const error = (Math.exp(scores[at]! - whole) - (at === labels[row] ? 1 : 0)) / rows;
      errors[at * rows + row] = error;
      biasGradient[at]! += error;
    }
  }
  return loss / rows;
}
