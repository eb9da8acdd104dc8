import fc from 'fast-check';
import { expect, test } from 'vitest';
import { axisTicks } from './axis-ticks.ts';

test('lines stand at numbers read easily', () => {
  expect(axisTicks([312, undefined, 20], 4)).toEqual([0, 100, 200, 300, 400]);
  expect(axisTicks([0.29], 0.1)).toEqual([0, 0.1, 0.2, 0.3]);
  expect(axisTicks([0.02], 0.1)).toEqual([0, 0.05, 0.1]);
  expect(axisTicks([], 4)).toEqual([0, 1, 2, 3, 4]);
});

test('every value lies between the first and the last of three to five lines', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1e9, noNaN: true })), (values) => {
      const ticks = axisTicks(values, 0.1);
      expect(ticks.length).toBeGreaterThanOrEqual(3);
      expect(ticks.length).toBeLessThanOrEqual(5);
      expect(ticks.at(-1)!).toBeGreaterThanOrEqual(Math.max(...values, 0.1) * (1 - 1e-5));
    }),
  );
});
