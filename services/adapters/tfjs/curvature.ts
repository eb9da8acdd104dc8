import { CHANNELS } from '../../domain/features.ts';
import { everyNth, nearestSpace } from './nearest-space.ts';

/** Directions that are told from the rest: the few in which rows differ much more than in others. */
const RANK = 64;
/** Rounds that find them about: they only shorten the way. */
const ROUNDS = 4;
/** Rows that are enough to find them. */
const ENOUGH = 1000;
/** Mean of score x (1 - score) near the end, where most is known; found by counting steps on real embeddings. */
const SPREAD = 0.02;
/** The more classes share the scores beyond these, the less is left for each. */
const FEW_CLASSES = 10;

/** About how a head's loss bends along each direction of its weights. */
export interface Curvature {
  /** A gradient (CHANNELS x classes, then the bias) over the curvature, for a head with that penalty. */
  flatten(gradient: Float64Array, classes: number, l2: number): Float64Array;
}

/**
 * The curvature of any softmax head on these rows (rows x CHANNELS, about centred): the covariance of the rows, exact
 * along their principal directions and its mean in all others, times about `SPREAD`.
 */
export function createCurvature(rows: Float32Array): Curvature {
  const some = everyNth(rows, Math.max(1, Math.floor(rows.length / CHANNELS / ENOUGH)));
  const { directions } = nearestSpace(some, RANK, ROUNDS);
  const ways = Array.from({ length: RANK }, (_, at) => directions.subarray(at * CHANNELS, (at + 1) * CHANNELS));
  const variances = ways.map((way) => varianceAlong(some, way));
  const rest = (meanSquare(some) - variances.reduce((sum, one) => sum + one, 0)) / (CHANNELS - RANK);

  return {
    flatten(gradient, classes, l2) {
      const spread = SPREAD * Math.min(1, FEW_CLASSES / classes);
      const plain = 1 / (spread * rest + l2);
      const result = gradient.map((part, at) => part * (at < CHANNELS * classes ? plain : 1 / spread));
      ways.forEach((way, at) => {
        const more = 1 / (spread * variances[at]! + l2) - plain;
        // Number after number as they lie in memory: with many classes that is several times faster.
        const along = new Float64Array(classes);
        for (let channel = 0, place = 0; channel < CHANNELS; channel++)
          for (let label = 0; label < classes; label++, place++) along[label]! += way[channel]! * gradient[place]!;
        for (let label = 0; label < classes; label++) along[label]! *= more;
        for (let channel = 0, place = 0; channel < CHANNELS; channel++)
          for (let label = 0; label < classes; label++, place++) result[place]! += along[label]! * way[channel]!;
      });
      return result;
    },
  };
}

function varianceAlong(rows: Float32Array, way: Float32Array): number {
  let sum = 0;
  for (let start = 0; start < rows.length; start += CHANNELS) {
    let along = 0;
    for (let channel = 0; channel < CHANNELS; channel++) along += rows[start + channel]! * way[channel]!;
    sum += along * along;
  }
  return (sum * CHANNELS) / rows.length;
}

/** Mean square of the rows' lengths. */
function meanSquare(rows: Float32Array): number {
  let sum = 0;
  for (const number of rows) sum += number * number;
  return (sum * CHANNELS) / rows.length;
}
