import fc from 'fast-check';
import { expect, test } from 'vitest';
import { photoLayout } from './photo-layout.ts';

test('a phone shows three photos a row, a wide window as many as fit', () => {
  expect(photoLayout(358).columns).toBe(3);
  expect(photoLayout(640).columns).toBe(3);
  expect(photoLayout(1340).columns).toBe(7);
});

test('cards are never wider than the grid', () => {
  fc.assert(
    fc.property(fc.integer({ min: 120, max: 4000 }), (width) => {
      const { columns, gap, rowHeight } = photoLayout(width);
      const card = (width - gap * (columns - 1)) / columns;
      expect(card).toBeGreaterThan(0);
      expect(card * columns + gap * (columns - 1)).toBeLessThanOrEqual(width + 1e-6);
      expect(rowHeight).toBeGreaterThan(30);
    }),
  );
});
