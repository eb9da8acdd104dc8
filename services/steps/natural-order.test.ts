import fc from 'fast-check';
import { expect, test } from 'vitest';
import { naturalOrder } from './natural-order.ts';

test('numbers count, case does not', () => {
  const names = ['photo 10.jpg', 'Photo 9.jpg', 'photo 9 (2).jpg', 'IMG_2.jpg', 'img_1.jpg'];
  expect(names.toSorted(naturalOrder)).toEqual([
    'img_1.jpg',
    'IMG_2.jpg',
    'photo 9 (2).jpg',
    'Photo 9.jpg',
    'photo 10.jpg',
  ]);
});

test('any names have one order, wherever they come from', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), (names) => {
      expect(names.toReversed().toSorted(naturalOrder)).toEqual(names.toSorted(naturalOrder));
    }),
  );
});
