import { CHANNELS } from '../../domain/features.ts';
import { meanRow } from '../../domain/mean-row.ts';
import { createRandom } from '../../domain/random.ts';
import type { Space } from '../../domain/space.ts';
import { createFixedMatrix } from './fixed-matrix.ts';

/** Rounds on a part of the rows that turn random directions about right, where rows are many. */
const EARLY_ROUNDS = 10;
/** Rounds on all rows after which directions hardly turn any more; tested against the exact ones. */
const ROUNDS = 12;
const LATE_ROUNDS = 3;
/** Rounds for more directions than a few: they need not all be told from each other, and each costs its square. */
const WIDE_ROUNDS = 6;
const WIDE = 64;
/** Rows that are enough to begin on. */
const PART = 500;

/**
 * The mean of the rows (rows x CHANNELS) and their `rank` principal directions, by orthogonal iteration: multiplying
 * with the rows' covariance turns any directions towards the largest ones.
 */
export function nearestSpace(rows: Float32Array, rank: number, rounds = ROUNDS): Space {
  const mean = Float32Array.from(meanRow(rows));
  const away = without(rows, mean);
  const count = rows.length / CHANNELS;
  const random = createRandom(1);
  const start = atRightAngles(Float32Array.from({ length: rank * CHANNELS }, () => random() - 0.5));
  if (count < 4 * PART) return { mean, directions: turn(away, start, rank > WIDE ? WIDE_ROUNDS : rounds) };
  const early = turn(everyNth(away, Math.floor(count / PART)), start, EARLY_ROUNDS);
  return { mean, directions: turn(away, early, LATE_ROUNDS) };
}

/** Turns the directions towards those in which the rows, whose mean is 0, differ most. */
function turn(rows: Float32Array, start: Float32Array, rounds: number): Float32Array {
  const [count, rank] = [rows.length / CHANNELS, start.length / CHANNELS];
  const fixed = createFixedMatrix({ numbers: rows, rows: count, columns: CHANNELS });
  try {
    let directions = start;
    for (let round = 0; round < rounds; round++) {
      const along = fixed.times({ numbers: transposed(directions, CHANNELS), rows: CHANNELS, columns: rank });
      directions = atRightAngles(fixed.timesFrom({ numbers: transposed(along, rank), rows: rank, columns: count }));
    }
    return directions;
  } finally {
    fixed.dispose();
  }
}

function without(rows: Float32Array, mean: Float32Array): Float32Array {
  const result = rows.slice();
  for (let start = 0; start < result.length; start += CHANNELS) {
    for (let channel = 0; channel < CHANNELS; channel++) result[start + channel]! -= mean[channel]!;
  }
  return result;
}

/** Every nth row. */
export function everyNth(rows: Float32Array, n: number): Float32Array {
  const count = Math.ceil(rows.length / CHANNELS / n);
  const result = new Float32Array(count * CHANNELS);
  for (let row = 0; row < count; row++) {
    result.set(rows.subarray(row * n * CHANNELS, (row * n + 1) * CHANNELS), row * CHANNELS);
  }
  return result;
}

function transposed(numbers: Float32Array, columns: number): Float32Array {
  const rows = numbers.length / columns;
  const result = new Float32Array(numbers.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) result[column * rows + row] = numbers[row * columns + column]!;
  }
  return result;
}

/** Takes from each direction what the ones before it have of it (Gram and Schmidt), and gives it unit length. */
function atRightAngles(directions: Float32Array): Float32Array {
  const result = Float64Array.from(directions);
  const vectors = Array.from({ length: directions.length / CHANNELS }, (_, at) =>
    result.subarray(at * CHANNELS, (at + 1) * CHANNELS),
  );
  vectors.forEach((vector, at) => {
    for (const other of vectors.slice(0, at)) take(vector, dot(vector, other), other);
    const length = Math.sqrt(dot(vector, vector));
    // Rows that lie in fewer directions than asked leave nothing: such a direction is no direction.
    for (let channel = 0; channel < CHANNELS; channel++)
      vector[channel] = length > 1e-9 ? vector[channel]! / length : 0;
  });
  return Float32Array.from(result);
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let channel = 0; channel < CHANNELS; channel++) sum += one[channel]! * other[channel]!;
  return sum;
}

function take(vector: Float64Array, share: number, other: Float64Array): void {
  for (let channel = 0; channel < CHANNELS; channel++) vector[channel]! -= share * other[channel]!;
}
