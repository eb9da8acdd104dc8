import { createGroups } from './groups.ts';
import { firstBits, SKETCH_WORDS, sketchDistance, sketches } from './sketch.ts';

/**
 * Cosine of two embeddings from which on the photos are taken for the same scene. Measured: a photo and its mirrored,
 * recompressed or lightly cropped copy lie at 0.95 to 1; different photos of one lawn at most at 0.94.
 */
export const NEAR = 0.95;

/** Spreads above what rows so near differ by in their sketches, so that none is missed. */
const SPREADS = 5.2;

/** Bits of `bits` in which rows of a cosine differ at most: a binomial, by their angle. */
function mostBits(cosine: number, bits: number): number {
  const share = Math.acos(cosine) / Math.PI;
  return Math.round(bits * share + SPREADS * Math.sqrt(bits * share * (1 - share)));
}

/** Numbers between two looks at whether two rows are already too far apart. */
const STRETCH = 64;

/** Rows with the numbers in which they differ most first, so that two that are far apart show it soon. */
function byDifference(rows: Float32Array, width: number): Float32Array {
  const [sums, squares] = [new Float64Array(width), new Float64Array(width)];
  const count = rows.length / width;
  for (let at = 0; at < rows.length; at++) {
    sums[at % width]! += rows[at]!;
    squares[at % width]! += rows[at]! ** 2;
  }
  const spread = (channel: number) => squares[channel]! - sums[channel]! ** 2 / count;
  const order = Array.from({ length: width }, (_, channel) => channel).sort(
    (one, other) => spread(other) - spread(one),
  );
  const result = new Float32Array(rows.length);
  for (let start = 0; start < rows.length; start += width)
    for (let at = 0; at < width; at++) result[start + at] = rows[start + order[at]!]!;
  return result;
}

/** The square of two rows' distance; may stop adding above `most`. */
function distance(rows: Float32Array, width: number, one: number, other: number, most: number): number {
  let [sum, first, second] = [0, one * width, other * width];
  for (const end = first + width; first < end && sum <= most; ) {
    for (const stop = Math.min(end, first + STRETCH); first < stop; first++, second++) {
      const apart = rows[first]! - rows[second]!;
      sum += apart * apart;
    }
  }
  return sum;
}

/**
 * For each row (rows x width, each of unit length) the later ones whose cosine to it is `near` or more. It is quadratic
 * in sketches only, and of the pairs these let through most are told apart by a part of their numbers.
 */
export function* rowsNear(
  rows: Float32Array,
  width: number,
  near: number,
): Generator<{ one: number; others: number[] }> {
  const count = rows.length / width;
  const all = sketches(rows, width);
  const ordered = byDifference(rows, width);
  const most = mostBits(near, SKETCH_WORDS * 32);
  // The first 64 bits alone tell most pairs apart.
  const mostFirst = mostBits(near, 64);
  // Of rows of length 1.
  const farthest = 2 - 2 * near;
  for (let one = 0; one < count; one++) {
    const others: number[] = [];
    for (let other = one + 1; other < count; other++) {
      if (firstBits(all, one, other) > mostFirst) continue;
      if (sketchDistance(all, one, other, most) > most) continue;
      if (distance(ordered, width, one, other, farthest) <= farthest) others.push(other);
    }
    yield { one, others };
  }
}

/** A number for each row, the same for rows that are near-duplicates, or that a chain of near-duplicates joins. */
export function nearDuplicates(rows: Float32Array, width: number): number[] {
  const groups = createGroups(rows.length / width);
  for (const { one, others } of rowsNear(rows, width, NEAR)) for (const other of others) groups.join(one, other);
  return groups.numbers();
}
