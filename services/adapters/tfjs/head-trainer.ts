import { setImmediate } from 'node:timers/promises';
import { memory } from '@tensorflow/tfjs-core';
import { CHANNELS } from '../../domain/features.ts';
import { type Evaluation, minimise } from '../../domain/lbfgs.ts';
import type { Head } from '../../domain/model.ts';
import type { HeadExamples, HeadOrder, HeadTrainer } from '../../ports/trainer.ts';
import { type Curvature, createCurvature } from './curvature.ts';
import { createFixedMatrix, type FixedMatrix } from './fixed-matrix.ts';
import { nearestSpace } from './nearest-space.ts';
import { softmaxSlopes } from './softmax-slopes.ts';
import { startWasm } from './wasm.ts';

/** Columns of heads that are trained together: more would need memory, and gain nothing. */
const COLUMNS = 64;
/** Fewer rows of fewer classes are through before it is known how their losses bend. */
const MANY_ROWS = 4000;
const MANY_CLASSES = 25;

/**
 * Computes on TensorFlow.js's WebAssembly backend: one thread, so sums are always added in the same order and the same
 * numbers give the same model bit for bit.
 */
export async function createHeadTrainer(): Promise<HeadTrainer> {
  await startWasm();
  return {
    runtime: 'tfjs-wasm',
    async fit(examples, orders, signal) {
      const { inputs, labels, classes } = examples;
      const isQuick = labels.length < MANY_ROWS && classes < MANY_CLASSES;
      const curvature = isQuick ? undefined : createCurvature(inputs);
      const matrix = createFixedMatrix({ numbers: inputs, rows: labels.length, columns: CHANNELS });
      const slopes = orders.map((order) => preconditioned(order, classes, curvature));
      const together = Math.max(1, Math.floor(COLUMNS / classes));
      const heads: Head[] = [];
      try {
        for (let first = 0; first < orders.length; first += together) {
          heads.push(...(await fitTogether(matrix, examples, slopes.slice(first, first + together), signal)));
        }
        return heads;
      } finally {
        matrix.dispose();
      }
    },
    space: async (rows, rank) => nearestSpace(rows, rank),
    tensors: () => memory().numTensors,
  };
}

function preconditioned(order: HeadOrder, classes: number, curvature: Curvature | undefined): HeadOrder {
  if (!curvature) return order;
  return { ...order, precondition: (gradient) => curvature.flatten(gradient, classes, order.l2) };
}

interface Search {
  order: HeadOrder;
  asking: ReturnType<typeof minimise>;
  asked: IteratorResult<Float64Array, Float64Array>;
}

/** Drives the heads' searches in step: each round evaluates what those that are not at their end ask for. */
async function fitTogether(
  matrix: FixedMatrix,
  examples: HeadExamples,
  orders: readonly HeadOrder[],
  signal: AbortSignal | undefined,
): Promise<Head[]> {
  const searches = orders.map((order) => begin(order, examples.classes));
  let step = 0;
  for (let open = searches; open.length > 0; open = open.filter(({ asked }) => !asked.done)) {
    const evaluations = softmaxSlopes(
      matrix,
      examples,
      open.map(({ order, asked }) => ({ order, point: asked.value })),
    );
    open.forEach((search, at) => {
      const [{ order, asked }, { value: loss }] = [search, evaluations[at]!];
      order.watch?.({ step, loss, head: () => headAt(asked.value, examples.classes) });
      answer(search, evaluations[at]!);
    });
    step += 1;
    await setImmediate(); // lets a signal through
    signal?.throwIfAborted();
  }
  return searches.map(({ asked }) => headAt(asked.value, examples.classes));
}

function begin(order: HeadOrder, classes: number): Search {
  const asking = minimise(new Float64Array((CHANNELS + 1) * classes), order);
  return { order, asking, asked: asking.next() };
}

function answer(search: Search, evaluation: Evaluation): void {
  search.asked = search.asking.next(evaluation);
}

function headAt(point: Float64Array, classes: number): Head {
  const border = CHANNELS * classes;
  return { weights: Float32Array.from(point.subarray(0, border)), bias: Float32Array.from(point.subarray(border)) };
}
