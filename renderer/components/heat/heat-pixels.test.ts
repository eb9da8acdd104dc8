import { expect, test } from 'vitest';
import { heatColor, heatPixels, heatStops } from './heat-pixels.ts';

const lightness = ([red, green, blue]: readonly number[]) => 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;

test('the map gets lighter all the way, so that it reads in grey and for every eye', () => {
  const steps = Array.from({ length: 101 }, (_, step) => lightness(heatColor(step / 100)));
  expect(steps).toEqual(steps.toSorted((a, b) => a - b));
  expect(heatColor(1).slice(0, 3)).toEqual([...heatStops.at(-1)!]);
});

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
