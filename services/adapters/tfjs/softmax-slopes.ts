import { CHANNELS } from '../../domain/features.ts';
import type { Evaluation } from '../../domain/lbfgs.ts';
import type { HeadExamples, HeadOrder } from '../../ports/trainer.ts';
import type { FixedMatrix } from './fixed-matrix.ts';

/** A head at a point of its search: the point holds its weights (CHANNELS x classes), then its bias. */
export interface HeadAt {
  order: HeadOrder;
  point: Float64Array;
}

/**
 * For each head the mean cross-entropy over its rows plus its penalty, and the gradient. The heads' columns stand side
 * by side, so two matrix products serve them all: that is where the time goes, and a product of a few columns takes
 * hardly longer than one of a single column.
 */
export function softmaxSlopes(inputs: FixedMatrix, examples: HeadExamples, heads: readonly HeadAt[]): Evaluation[] {
  const { labels, classes } = examples;
  const columns = heads.length * classes;
  const logits = inputs.times({ numbers: sideBySide(heads, classes), rows: CHANNELS, columns });
  const errors = new Float32Array(columns * labels.length);
  const losses = heads.map((head, at) => scoreErrors(head, at * classes, columns, logits, examples, errors));
  const pulls = inputs.timesFrom({ numbers: errors, rows: columns, columns: labels.length });
  return heads.map((head, at) => withPenalty(head, losses[at]!, pulls, at * classes, classes));
}

function sideBySide(heads: readonly HeadAt[], classes: number): Float32Array {
  const columns = heads.length * classes;
  const weights = new Float32Array(CHANNELS * columns);
  heads.forEach(({ point }, head) => {
    for (let channel = 0; channel < CHANNELS; channel++) {
      for (let at = 0; at < classes; at++) {
        weights[channel * columns + head * classes + at] = point[channel * classes + at]!;
      }
    }
  });
  return weights;
}

/** The mean loss of one head and its gradient by the bias. Writes (score - truth) / rows into its part of `errors`. */
function scoreErrors(
  { order, point }: HeadAt,
  first: number,
  columns: number,
  logits: Float32Array,
  { labels: shared, classes }: HeadExamples,
  errors: Float32Array,
): { loss: number; biasGradient: Float64Array } {
  const labels = order.labels ?? shared;
  const bias = point.subarray(CHANNELS * classes);
  const share = 1 / order.rows.reduce((sum, one) => sum + one, 0);
  const biasGradient = new Float64Array(classes);
  const sums = new Float64Array(classes);
  let loss = 0;
  for (let row = 0; row < labels.length; row++) {
    if (!order.rows[row]) continue;
    let highest = Number.NEGATIVE_INFINITY;
    for (let at = 0; at < classes; at++) {
      sums[at] = logits[row * columns + first + at]! + bias[at]!;
      highest = Math.max(highest, sums[at]!);
    }
    let powers = 0;
    for (let at = 0; at < classes; at++) powers += Math.exp(sums[at]! - highest);
    const whole = highest + Math.log(powers);
    loss += whole - sums[labels[row]!]!;
    for (let at = 0; at < classes; at++) {
      const error = share * (Math.exp(sums[at]! - whole) - (at === labels[row] ? 1 : 0));
      errors[(first + at) * labels.length + row] = error;
      biasGradient[at]! += error;
    }
  }
  return { loss: loss * share, biasGradient };
}

function withPenalty(
  { order: { l2 }, point }: HeadAt,
  { loss, biasGradient }: ReturnType<typeof scoreErrors>,
  pulls: Float32Array,
  first: number,
  classes: number,
): Evaluation {
  const gradient = new Float64Array(point.length);
  let size = 0;
  for (let channel = 0, place = 0; channel < CHANNELS; channel++) {
    for (let at = 0; at < classes; at++, place++) {
      gradient[place] = pulls[(first + at) * CHANNELS + channel]! + l2 * point[place]!;
      size += point[place]! ** 2;
    }
  }
  gradient.set(biasGradient, CHANNELS * classes);
  return { value: loss + (l2 / 2) * size, gradient };
}
