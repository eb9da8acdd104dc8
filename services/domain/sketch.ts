import { createRandom } from './random.ts';

/** 32-bit words of a sketch. */
export const SKETCH_WORDS = 8;
const BITS = SKETCH_WORDS * 32;

/** In place: the Walsh-Hadamard transform of a row whose length is a power of two. */
function hadamard(row: Float32Array): void {
  for (let half = 1; half < row.length; half *= 2) {
    for (let start = 0; start < row.length; start += half * 2) {
      for (let at = start; at < start + half; at++) {
        const low = row[at]!;
        const high = row[at + half]!;
        row[at] = low + high;
        row[at + half] = low - high;
      }
    }
  }
}

/**
 * A short fingerprint of each row (rows x width): the sides of 256 random planes through `centre` it lies on. Two rows
 * that are seen from there at angle a differ in about 256 a / pi bits (Charikar 2002), so most pairs are told apart without touching their numbers. The planes
 * are a Hadamard matrix with random signs (Ailon and Chazelle 2009): n log n instead of 256 n.
 */
export function sketches(rows: Float32Array, width: number, centre: Float64Array): Int32Array {
  const random = createRandom(20_021);
  const padded = 2 ** Math.ceil(Math.log2(Math.max(width, BITS)));
  const signs = Float32Array.from({ length: width }, () => (random() < 0.5 ? -1 : 1));
  const count = rows.length / width;
  const result = new Int32Array(count * SKETCH_WORDS);
  const row = new Float32Array(padded);
  const stride = padded / BITS;
  for (let at = 0; at < count; at++) {
    row.fill(0);
    for (let channel = 0; channel < width; channel++)
      row[channel] = (rows[at * width + channel]! - centre[channel]!) * signs[channel]!;
    hadamard(row);
    for (let bit = 0; bit < BITS; bit++) {
      // One plane of each stretch, at a place that moves: evenly spaced planes would share structure.
      const plane = bit * stride + ((bit * 5) % stride);
      if (row[plane]! > 0) result[at * SKETCH_WORDS + (bit >> 5)]! |= 1 << (bit & 31);
    }
  }
  return result;
}

function ones(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Bits in which the first words of two sketches differ: most pairs are told apart by it. */
export function firstWordBits(all: Int32Array, one: number, other: number): number {
  return ones(all[one * SKETCH_WORDS]! ^ all[other * SKETCH_WORDS]!);
}

/** Bits in which the first two words of two sketches differ: no loop, because it is asked of many pairs. */
export function firstBits(all: Int32Array, one: number, other: number): number {
  const [first, second] = [one * SKETCH_WORDS, other * SKETCH_WORDS];
  return ones(all[first]! ^ all[second]!) + ones(all[first + 1]! ^ all[second + 1]!);
}

/** Bits in which two sketches differ; may stop counting above `most`. */
export function sketchDistance(all: Int32Array, one: number, other: number, most: number): number {
  let distance = 0;
  for (let word = 0; word < SKETCH_WORDS && distance <= most; word++) {
    distance += ones(all[one * SKETCH_WORDS + word]! ^ all[other * SKETCH_WORDS + word]!);
  }
  return distance;
}
