import { expect, test } from 'vitest';
import { heatPixels } from './heat-pixels.ts';

test('where nothing speaks, the photo stays as it is', () => {
  const pixels = heatPixels({ rows: 7, columns: 7, cells: new Array(49).fill(0) }, 28);
  expect(pixels.every((value, place) => place % 4 !== 3 || value === 0)).toBe(true);
});

test('a cell is hottest in its own place: row by row, from the upper left', () => {
  const cells = new Array<number>(49).fill(0);
  cells[2 * 7 + 5] = 255;
  const side = 70;
  const pixels = heatPixels({ rows: 7, columns: 7, cells }, side);
  const cover = Array.from({ length: side * side }, (_, place) => pixels[place * 4 + 3]!);
  const hottest = cover.indexOf(Math.max(...cover));
  expect([Math.floor(hottest / side / 10), Math.floor((hottest % side) / 10)]).toEqual([2, 5]);
});

test('an even map is even, up to its edges', () => {
  const pixels = heatPixels({ rows: 7, columns: 7, cells: new Array(49).fill(128) }, 21);
  expect(new Set(Array.from({ length: 441 }, (_, place) => pixels[place * 4 + 3])).size).toBe(1);
});
