import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layoutFor } from './layout.ts';

test('a phone shows two cards beside each other, a wide window six', () => {
  expect(layoutFor('grid', 342, 2).columns).toBe(2);
  expect(layoutFor('grid', 1150, 2).columns).toBe(6);
});

test('a list is one column, as high whatever its width', () => {
  expect(layoutFor('list', 300, 2)).toEqual(layoutFor('list', 1600, 7));
});

test('there is a column and a height at any width, also before the first measure', () => {
  fc.assert(
    fc.property(fc.nat(4000), fc.integer({ min: 1, max: 100 }), (width, bars) => {
      const { columns, rowHeight } = layoutFor('grid', width, bars);
      expect(columns).toBeGreaterThanOrEqual(1);
      expect(rowHeight).toBeGreaterThan(0);
    }),
  );
});
