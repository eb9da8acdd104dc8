import fc from 'fast-check';
import { expect, it } from 'vitest';
import { unitLength } from './embedding.ts';
import { CHANNELS } from './features.ts';
import { createRandom } from './random.ts';
import { highest, quantise, similarities } from './references.ts';

const embedding = (seed: number) => {
  const random = createRandom(seed);
  return unitLength(Float32Array.from({ length: CHANNELS }, () => Math.max(0, random() - 0.6)));
};
const cosine = (one: Float32Array, other: Float32Array) => one.reduce((sum, value, i) => sum + value * other[i]!, 0);

it('compares with one byte a channel nearly as with floats', () => {
  const rows = Array.from({ length: 20 }, (_, i) => embedding(i + 1));
  const small = rows.map(quantise);
  const references = {
    vectors: Int8Array.from(small.flatMap(({ row }) => Array.from(row))),
    scales: Float32Array.from(small, ({ scale }) => scale),
    labels: new Uint16Array(20),
    photos: [],
    urls: [],
  };
  const asked = embedding(99);
  const found = similarities(asked, references);
  for (const [i, row] of rows.entries()) expect(Math.abs(found[i]! - cosine(asked, row))).toBeLessThan(2e-3);
  expect(similarities(rows[3]!, references)[3]).toBeLessThanOrEqual(1);
  expect(quantise(new Float32Array(CHANNELS))).toEqual({ row: new Int8Array(CHANNELS), scale: 1 });
});

it('finds the highest, highest first, of equals the earlier one', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20)), fc.integer({ min: 1, max: 6 }), (values, count) => {
      const sorted = values.map((_, i) => i).sort((a, b) => values[b]! - values[a]! || a - b);
      expect(highest(Float32Array.from(values), count)).toEqual(sorted.slice(0, count));
    }),
  );
});
