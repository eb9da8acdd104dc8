import fc from 'fast-check';
import { expect, it } from 'vitest';
import { testView, viewRectangle } from './views.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const view = fc
  .record({ square: fc.boolean(), left: share, top: share, width: share, height: share, mirrored: fc.boolean() })
  .map(({ mirrored, ...region }) => ({ name: 'any', region, mirrored }));
const photo = fc.record({ width: fc.integer({ min: 1, max: 9000 }), height: fc.integer({ min: 1, max: 9000 }) });

it('cuts whole pixels that lie in the photo, at least one', () => {
  fc.assert(
    fc.property(view, photo, (asked, size) => {
      const { left, top, width, height } = viewRectangle(asked, size);
      expect([left, top, width, height].every(Number.isInteger)).toBe(true);
      expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(1);
      expect(left + width).toBeLessThanOrEqual(size.width);
      expect(top + height).toBeLessThanOrEqual(size.height);
    }),
  );
});

it('takes the largest centred square where a square is asked for', () => {
  expect(viewRectangle(testView, { width: 400, height: 300 })).toEqual({ left: 50, top: 0, width: 300, height: 300 });
  expect(viewRectangle(testView, { width: 3, height: 10 })).toEqual({ left: 0, top: 3, width: 3, height: 3 });
});
