import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canaryCopies, canaryShare } from './canary-share.ts';

it('takes the number of copies that comes nearest: 1 of 5 are 20 %', () => {
  expect(canaryCopies(20, 4)).toBe(1);
  expect(canaryShare(1, 4)).toBe(0.2);
  expect(canaryCopies(50, 2)).toBe(2);
  // Of two copies none is taken away, so that the least there can be is a third.
  expect(canaryCopies(10, 2)).toBe(1);
});

it('always takes one, and no other number would come nearer', () => {
  fc.assert(
    fc.property(fc.double({ min: 1, max: 90, noNaN: true }), fc.integer({ min: 0, max: 20 }), (percent, champions) => {
      const chosen = canaryCopies(percent, champions);
      expect(chosen).toBeGreaterThanOrEqual(1);
      expect(chosen).toBeLessThanOrEqual(20);
      const off = (canaries: number) => Math.abs(canaryShare(canaries, champions) * 100 - percent);
      for (let other = 1; other <= 20; other++) expect(off(chosen)).toBeLessThanOrEqual(off(other) + 1e-9);
    }),
  );
});
