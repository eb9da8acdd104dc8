import fc from 'fast-check';
import { expect, test } from 'vitest';
import { photoLayout, placesIn } from './photo-layout.ts';

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

test('a rectangle touches the photos below it, and none where there are none', () => {
  const width = 640;
  const { columns, rowHeight, gap } = photoLayout(width);
  const everything = { left: 0, top: 0, right: width, bottom: 10_000 };
  expect(placesIn(everything, width, 8)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  expect(placesIn({ left: 0, top: 0, right: 20, bottom: 20 }, width, 8)).toEqual([0]);
  const secondRow = { left: 0, top: rowHeight + gap + 4, right: width, bottom: rowHeight + gap + 8 };
  expect(placesIn(secondRow, width, 8)).toEqual([columns, columns + 1, columns + 2]);
  expect(placesIn({ left: 0, top: 9000, right: width, bottom: 9100 }, width, 8)).toEqual([]);
});
