import { setImmediate } from 'node:timers/promises';
import { memory } from '@tensorflow/tfjs-core';
import { CHANNELS } from '../../domain/features.ts';
import { minimise } from '../../domain/lbfgs.ts';
import type { Head } from '../../domain/model.ts';
import type { HeadTrainer } from '../../ports/trainer.ts';
import { createFixedMatrix } from './fixed-matrix.ts';
import { nearestSpace } from './nearest-space.ts';
import { softmaxSlope } from './softmax-slope.ts';
import { startWasm } from './wasm.ts';

/**
 * Computes on TensorFlow.js's WebAssembly backend: one thread, so sums are always added in the same order and the same
 * numbers give the same model bit for bit.
 */
export async function createHeadTrainer(): Promise<HeadTrainer> {
  await startWasm();
  return {
    runtime: 'tfjs-wasm',
    async fit(examples, recipe, { signal, onStep } = {}) {
      const { inputs, labels, classes } = examples;
      const matrix = createFixedMatrix({ numbers: inputs, rows: labels.length, columns: CHANNELS });
      try {
        let point: Float64Array = new Float64Array((CHANNELS + 1) * classes);
        for (const step of minimise(softmaxSlope(matrix, examples, recipe.l2), point)) {
          point = step.point;
          onStep?.(step.step, step.value);
          if (step.step >= recipe.steps || step.steepest <= recipe.tolerance) break;
          await setImmediate(); // lets a signal through
          signal?.throwIfAborted();
        }
        return headAt(point, classes);
      } finally {
        matrix.dispose();
      }
    },
    space: async (rows, rank) => nearestSpace(rows, rank),
    tensors: () => memory().numTensors,
  };
}

function headAt(point: Float64Array, classes: number): Head {
  const border = CHANNELS * classes;
  return { weights: Float32Array.from(point.subarray(0, border)), bias: Float32Array.from(point.subarray(border)) };
}
