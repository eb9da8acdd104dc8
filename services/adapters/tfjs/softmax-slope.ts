import { CHANNELS } from '../../domain/features.ts';
import type { Slope } from '../../domain/lbfgs.ts';
import type { HeadExamples } from '../../ports/trainer.ts';
import type { FixedMatrix } from './fixed-matrix.ts';

/**
 * Mean cross-entropy of the softmax head plus its L2 penalty, at a point that holds the head's weights, then its bias.
 * The gradient is (scores - truth) times the inputs: two matrix products, which is where the time goes.
 */
export function softmaxSlope(inputs: FixedMatrix, { labels, classes }: HeadExamples, l2: number): Slope {
  const rows = labels.length;
  const border = CHANNELS * classes;
  return (point, gradient) => {
    const weights = Float32Array.from(point.subarray(0, border));
    const logits = inputs.times({ numbers: weights, rows: CHANNELS, columns: classes });
    const errors = new Float32Array(classes * rows);
    const loss = scoreErrors(logits, point.subarray(border), labels, errors, gradient.subarray(border));
    const pulls = inputs.timesFrom({ numbers: errors, rows: classes, columns: rows });
    let size = 0;
    for (let at = 0; at < border; at++) {
      gradient[at] = pulls[(at % classes) * CHANNELS + Math.floor(at / classes)]! + l2 * point[at]!;
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
  const sums = new Float64Array(classes);
  biasGradient.fill(0);
  let loss = 0;
  for (let row = 0; row < rows; row++) {
    let highest = Number.NEGATIVE_INFINITY;
    for (let at = 0; at < classes; at++) {
      sums[at] = logits[row * classes + at]! + bias[at]!;
      highest = Math.max(highest, sums[at]!);
    }
    let powers = 0;
    for (let at = 0; at < classes; at++) powers += Math.exp(sums[at]! - highest);
    const whole = highest + Math.log(powers);
    loss += whole - sums[labels[row]!]!;
    for (let at = 0; at < classes; at++) {
      const error = (Math.exp(sums[at]! - whole) - (at === labels[row] ? 1 : 0)) / rows;
      errors[at * rows + row] = error;
      biasGradient[at]! += error;
    }
  }
  return loss / rows;
}
