import { expect, test } from 'vitest';
import { PHOTO_PAGE, pagesFor } from './photo-pages.ts';

test('what is seen is fetched, and the first page with it', () => {
  expect(pagesFor(0, 20)).toEqual([0]);
  expect(pagesFor(PHOTO_PAGE - 1, PHOTO_PAGE)).toEqual([0, 1]);
  expect(pagesFor(950, 1110)).toEqual([0, 9, 10, 11]);
});
