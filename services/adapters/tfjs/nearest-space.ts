import { CHANNELS } from '../../domain/features.ts';
import { createRandom } from '../../domain/random.ts';
import type { Space } from '../../domain/space.ts';
import { createFixedMatrix } from './fixed-matrix.ts';

/** Rounds after which directions hardly turn any more; tested against the exact ones. */
const ROUNDS = 24;

/**
 * The mean of the rows (rows x CHANNELS) and their `rank` principal directions, by orthogonal iteration: multiplying
 * with the rows' covariance turns any directions towards the largest ones.
 */
export function nearestSpace(rows: Float32Array, rank: number): Space {
  const count = rows.length / CHANNELS;
  const mean = meanOf(rows);
  const away = createFixedMatrix({ numbers: without(rows, mean), rows: count, columns: CHANNELS });
  try {
    const random = createRandom(1);
    let directions = atRightAngles(Float32Array.from({ length: rank * CHANNELS }, () => random() - 0.5));
    for (let round = 0; round < ROUNDS; round++) {
      const along = away.times({ numbers: transposed(directions, CHANNELS), rows: CHANNELS, columns: rank });
      directions = atRightAngles(away.timesFrom({ numbers: transposed(along, rank), rows: rank, columns: count }));
    }
    return { mean, directions };
  } finally {
    away.dispose();
  }
}

function meanOf(rows: Float32Array): Float32Array {
  const sums = new Float64Array(CHANNELS);
  for (let at = 0; at < rows.length; at++) sums[at % CHANNELS]! += rows[at]!;
  return Float32Array.from(sums, (sum) => (sum * CHANNELS) / rows.length);
}

const without = (rows: Float32Array, mean: Float32Array): Float32Array =>
  rows.map((value, at) => value - mean[at % CHANNELS]!);

function transposed(numbers: Float32Array, columns: number): Float32Array {
  const rows = numbers.length / columns;
  const result = new Float32Array(numbers.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) result[column * rows + row] = numbers[row * columns + column]!;
  }
  return result;
}

/** Takes from each direction what the ones before it have of it, twice for rounding, and gives it unit length. */
function atRightAngles(directions: Float32Array): Float32Array {
  const result = Float64Array.from(directions);
  const vectors = Array.from({ length: directions.length / CHANNELS }, (_, at) =>
    result.subarray(at * CHANNELS, (at + 1) * CHANNELS),
  );
  vectors.forEach((vector, at) => {
    for (const before of [...vectors.slice(0, at), ...vectors.slice(0, at)]) {
      const along = before.reduce((sum, value, channel) => sum + value * vector[channel]!, 0);
      for (let channel = 0; channel < CHANNELS; channel++) vector[channel]! -= along * before[channel]!;
    }
    const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
    // Rows that lie in fewer directions than asked leave nothing: such a direction is no direction.
    for (let channel = 0; channel < CHANNELS; channel++)
      vector[channel] = length > 1e-9 ? vector[channel]! / length : 0;
  });
  return Float32Array.from(result);
}
