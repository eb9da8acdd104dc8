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

function dot(rows: Float32Array, width: number, one: number, other: number): number {
  let sum = 0;
  for (let at = 0; at < width; at++) sum += rows[one * width + at]! * rows[other * width + at]!;
  return sum;
}

/**
 * The pairs of rows (rows x width, each of unit length) whose cosine is `near` or more. Quadratic in sketches only:
 * 10,000 photos take two to three seconds at NEAR, more below it.
 */
export function* pairsNear(
  rows: Float32Array,
  width: number,
  near: number,
): Generator<{ one: number; other: number; cosine: number }> {
  const count = rows.length / width;
  const all = sketches(rows, width);
  const most = mostBits(near, SKETCH_WORDS * 32);
  // The first 64 bits alone tell most pairs apart.
  const mostFirst = mostBits(near, 64);
  for (let one = 0; one < count; one++) {
    for (let other = one + 1; other < count; other++) {
      if (firstBits(all, one, other) > mostFirst) continue;
      if (sketchDistance(all, one, other, most) > most) continue;
      const cosine = dot(rows, width, one, other);
      if (cosine >= near) yield { one, other, cosine };
    }
  }
}

/** A number for each row, the same for rows that are near-duplicates, or that a chain of near-duplicates joins. */
export function nearDuplicates(rows: Float32Array, width: number): number[] {
  const groups = createGroups(rows.length / width);
  for (const { one, other } of pairsNear(rows, width, NEAR)) groups.join(one, other);
  return groups.numbers();
}
