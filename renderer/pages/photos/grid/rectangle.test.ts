import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scrollSpeed, touched } from './rectangle.ts';

/** Cards of 100 by 80, 10 apart, three a row: 0 to 7. */
const cells = { width: 320, columns: 3, rowHeight: 80, gap: 10, count: 8 };

test('a rectangle touches every card it reaches, in part or whole, drawn from any corner', () => {
  expect(touched({ x: 50, y: 40 }, { x: 150, y: 100 }, cells)).toEqual([0, 1, 3, 4]);
  expect(touched({ x: 150, y: 100 }, { x: 50, y: 40 }, cells)).toEqual([0, 1, 3, 4]);
  expect(touched({ x: 150, y: 40 }, { x: 50, y: 100 }, cells)).toEqual([0, 1, 3, 4]);
});

test('the gaps between cards, what lies beyond them, and places without a photo are nobody’s', () => {
  expect(touched({ x: 102, y: 5 }, { x: 108, y: 85 }, cells)).toEqual([]);
  expect(touched({ x: 0, y: 300 }, { x: 320, y: 900 }, cells)).toEqual([]);
  expect(touched({ x: -50, y: -50 }, { x: 900, y: 900 }, cells)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

test('it agrees with looking at each card by itself', () => {
  const at = fc.record({ x: fc.integer({ min: -40, max: 400 }), y: fc.integer({ min: -40, max: 400 }) });
  fc.assert(
    fc.property(at, at, (one, other) => {
      const by = Array.from({ length: cells.count }, (_, place) => place).filter((place) => {
        const [left, top] = [(place % 3) * 110, Math.floor(place / 3) * 90];
        const [right, bottom] = [Math.max(one.x, other.x), Math.max(one.y, other.y)];
        const meets = Math.min(one.x, other.x) <= left + 100 && right >= left;
        return meets && Math.min(one.y, other.y) <= top + 80 && bottom >= top;
      });
      expect(touched(one, other, cells)).toEqual(by);
    }),
  );
});

test('the view scrolls near its edges and past them, and rests in its middle', () => {
  expect(scrollSpeed(300, 600)).toBe(0);
  expect(scrollSpeed(10, 600)).toBeLessThan(0);
  expect(scrollSpeed(590, 600)).toBeGreaterThan(scrollSpeed(570, 600));
  expect(scrollSpeed(5000, 600)).toBe(scrollSpeed(600, 600));
});
