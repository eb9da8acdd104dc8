import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wilsonInterval } from './interval.ts';

test('agrees with published values', () => {
  // Newcombe 1998, table I, method 3 (score): 81/263, 15/148, 0/20 and 1/29.
  const published: [number, number, number, number][] = [
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ];
  for (const [right, total, low, high] of published) {
    const [from, to] = wilsonInterval(right, total);
    expect(from).toBeCloseTo(low, 4);
    expect(to).toBeCloseTo(high, 4);
  }
});

test('holds the share, stays between 0 and 1, and narrows with more photos', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }), (total, share) => {
      const right = Math.round(total * share);
      const [low, high] = wilsonInterval(right, total);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(low).toBeLessThanOrEqual(right / total + 1e-12);
      expect(high).toBeGreaterThanOrEqual(right / total - 1e-12);
      const [moreLow, moreHigh] = wilsonInterval(right * 4, total * 4);
      expect(moreHigh - moreLow).toBeLessThan(high - low);
    }),
  );
});

test('knows nothing of nothing', () => {
  expect(wilsonInterval(0, 0)).toEqual([0, 1]);
});
