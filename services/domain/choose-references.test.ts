import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseReferences } from './choose-references.ts';
import { createRandom } from './random.ts';

const WIDTH = 8;

function unitRows(count: number, seed: number): Float32Array {
  const random = createRandom(seed);
  const rows = new Float32Array(count * WIDTH);
  for (let row = 0; row < count; row++) {
    const values = Array.from({ length: WIDTH }, () => random() - 0.5);
    const length = Math.hypot(...values);
    rows.set(
      values.map((value) => value / length),
      row * WIDTH,
    );
  }
  return rows;
}

const distance = (rows: Float32Array, one: number, other: number) => {
  let sum = 0;
  for (let at = 0; at < WIDTH; at++) sum += rows[one * WIDTH + at]! * rows[other * WIDTH + at]!;
  return 1 - sum;
};

/** How far the photo that is worst covered is from its nearest reference. */
const reach = (rows: Float32Array, photos: number[], chosen: number[]) =>
  Math.max(...photos.map((photo) => Math.min(...chosen.map((other) => distance(rows, photo, other)))));

test('chooses as many as asked, each once, in the photos own order', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 80 }), fc.integer({ min: 1, max: 40 }), fc.integer(), (count, most, seed) => {
      const photos = Array.from({ length: count }, (_, at) => at);
      const chosen = chooseReferences(unitRows(count, seed), WIDTH, photos, most);
      expect(chosen).toHaveLength(Math.min(count, most));
      expect(chosen).toEqual([...new Set(chosen)].sort((a, b) => a - b));
    }),
  );
});

test('covers better than taking the first ones', () => {
  const photos = Array.from({ length: 400 }, (_, at) => at);
  for (let seed = 1; seed <= 5; seed++) {
    const rows = unitRows(400, seed);
    const chosen = chooseReferences(rows, WIDTH, photos, 50);
    expect(reach(rows, photos, chosen)).toBeLessThan(0.8 * reach(rows, photos, photos.slice(0, 50)));
  }
});

test('takes one of each heap before a second of any', () => {
  const centres = unitRows(6, 4);
  const rows = new Float32Array(60 * WIDTH);
  for (let row = 0; row < 60; row++)
    rows.set(centres.subarray((row % 6) * WIDTH, ((row % 6) + 1) * WIDTH), row * WIDTH);
  const chosen = chooseReferences(
    rows,
    WIDTH,
    Array.from({ length: 60 }, (_, at) => at),
    6,
  );
  expect(chosen.map((photo) => photo % 6).sort()).toEqual([0, 1, 2, 3, 4, 5]);
});
