import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CHANNELS } from './features.ts';
import { NEAR, nearDuplicates } from './near-duplicates.ts';
import { createRandom, type Random } from './random.ts';

/** Like embeddings: no negative numbers, some large, most small. */
const direction = (random: Random) => Float32Array.from({ length: CHANNELS }, () => random() ** 4);

function unit(row: Float32Array): Float32Array {
  const length = Math.hypot(...row);
  return row.map((value) => value / length);
}

/** A unit row whose cosine to `row` is exactly `cosine`, but for rounding. */
function turned(row: Float32Array, cosine: number, random: Random): Float32Array {
  const other = direction(random);
  const along = other.reduce((sum, value, at) => sum + value * row[at]!, 0);
  const across = unit(other.map((value, at) => value - along * row[at]!));
  return row.map((value, at) => cosine * value + Math.sqrt(1 - cosine ** 2) * across[at]!);
}

function stack(rows: Float32Array[]): Float32Array {
  const result = new Float32Array(rows.length * CHANNELS);
  rows.forEach((row, at) => {
    result.set(row, at * CHANNELS);
  });
  return result;
}

test('joins what lies just above the border and parts what lies just below, for any photos', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const random = createRandom(seed);
      const photo = unit(direction(random));
      const rows = stack([photo, turned(photo, NEAR + 0.002, random), turned(photo, NEAR - 0.002, random)]);
      const [first, above, below] = nearDuplicates(rows, CHANNELS);
      expect(above).toBe(first);
      expect(below).not.toBe(first);
    }),
  );
});

test('a chain of near-duplicates is one group, named by its first photo', () => {
  const random = createRandom(3);
  const chain = [unit(direction(random))];
  for (let link = 0; link < 5; link++) chain.push(turned(chain.at(-1)!, 0.97, random));
  const stranger = unit(direction(random));
  expect(nearDuplicates(stack([stranger, ...chain]), CHANNELS)).toEqual([0, 1, 1, 1, 1, 1, 1]);
});

test('photos that have nothing in common stay alone', () => {
  const random = createRandom(5);
  const rows = stack(Array.from({ length: 200 }, () => unit(direction(random))));
  expect(nearDuplicates(rows, CHANNELS)).toEqual(Array.from({ length: 200 }, (_, at) => at));
});
