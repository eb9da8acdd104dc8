import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quantilesOf, rankAmong, spreadOf } from './quantiles.ts';

const values = fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 1, maxLength: 300 });

test('quantiles go from the least to the most and never fall', () => {
  fc.assert(
    fc.property(values, (some) => {
      const quantiles = quantilesOf(some);
      expect(quantiles).toHaveLength(101);
      expect(quantiles[0]).toBeCloseTo(Math.min(...some), 3);
      expect(quantiles[100]).toBeCloseTo(Math.max(...some), 3);
      expect(quantiles).toEqual(quantiles.toSorted((one, other) => one - other));
    }),
  );
  expect(() => quantilesOf([])).toThrow(RangeError);
});

test('a rank is between 0 and 1 and grows with the value', () => {
  fc.assert(
    fc.property(
      values,
      fc.double({ min: -11, max: 11, noNaN: true }),
      fc.double({ min: 0, max: 5, noNaN: true }),
      (some, value, more) => {
        const quantiles = quantilesOf(some);
        const rank = rankAmong(quantiles, value);
        expect(rank).toBeGreaterThanOrEqual(0);
        expect(rank).toBeLessThanOrEqual(1);
        expect(rankAmong(quantiles, value + more)).toBeGreaterThanOrEqual(rank);
      },
    ),
  );
});

test('the ranks of what the quantiles are of have their mean in the middle, also where many values are the same', () => {
  const even = Array.from({ length: 200 }, (_, at) => at / 199);
  const bright = [...even.slice(0, 80), ...Array(120).fill(1)];
  for (const some of [even, bright]) {
    const quantiles = quantilesOf(some);
    const mean = some.reduce((sum, value) => sum + rankAmong(quantiles, value), 0) / some.length;
    expect(mean).toBeCloseTo(0.5, 2);
  }
  expect(rankAmong(quantilesOf(even), 2)).toBe(1);
  expect(rankAmong(quantilesOf(even), -1)).toBe(0);
  expect(rankAmong(quantilesOf(even), 0.25)).toBeCloseTo(0.25, 3);
});

test('a spread says what lies below', () => {
  expect(spreadOf(quantilesOf(Array.from({ length: 101 }, (_, at) => at)))).toEqual([5, 25, 50, 75, 95]);
});
