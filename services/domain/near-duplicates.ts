import { createGroups } from './groups.ts';
import { firstBits, sketchDistance, sketches } from './sketch.ts';

/**
 * Cosine of two embeddings from which on the photos are taken for the same scene. Measured: a photo and its mirrored,
 * recompressed or lightly cropped copy lie at 0.95 to 1; different photos of one lawn at most at 0.94.
 */
export const NEAR = 0.95;

/** Rows at NEAR differ in 26 bits of their sketch, give or take 5; five times that spread above, none is missed. */
const MOST_BITS = 51;
/** The same for the first 64 bits alone (6.5, give or take 2.4), which tell most pairs apart. */
const MOST_FIRST_BITS = 19;

function dot(rows: Float32Array, width: number, one: number, other: number): number {
  let sum = 0;
  for (let at = 0; at < width; at++) sum += rows[one * width + at]! * rows[other * width + at]!;
  return sum;
}

/**
 * A number for each row (rows x width, each of unit length), the same for rows that are near-duplicates, or that a
 * chain of near-duplicates joins. Quadratic in sketches only: 10,000 photos take two to three seconds.
 */
export function nearDuplicates(rows: Float32Array, width: number): number[] {
  const count = rows.length / width;
  const all = sketches(rows, width);
  const groups = createGroups(count);
  for (let one = 0; one < count; one++) {
    for (let other = one + 1; other < count; other++) {
      if (firstBits(all, one, other) > MOST_FIRST_BITS) continue;
      if (sketchDistance(all, one, other, MOST_BITS) > MOST_BITS) continue;
      if (dot(rows, width, one, other) >= NEAR) groups.join(one, other);
    }
  }
  return groups.numbers();
}
