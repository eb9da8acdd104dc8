import { expect, test } from 'vitest';
import { findBlurry } from './find-blurry.ts';
import { findDark } from './find-dark.ts';
import { findForeign } from './find-foreign.ts';
import { findOddSizes } from './find-odd-sizes.ts';

const size = { width: 400, height: 300 };
const usual = (count: number, from: number, step: number) =>
  Array.from({ length: count }, (_, at) => from + ((at % 7) - 3) * step);

test('a soft photo is blurry among sharp ones; among soft ones only one that is softer still is', () => {
  const of = (values: number[]) => values.map((sharpness, at) => ({ hash: `${at}`, ...size, sharpness }));
  expect(findBlurry(of([...usual(20, 0.9, 0.1), -0.6])).map(({ hash }) => hash)).toEqual(['20']);
  expect(findBlurry(of(usual(20, 0.9, 0.1)))).toEqual([]);
  expect(findBlurry(of([...usual(20, -1.4, 0.1), -1.6, -2.6])).map(({ hash }) => hash)).toEqual(['21']);
});

test('of a tiny photo it is said that it is tiny, not that it is blurry', () => {
  const photos = [
    ...usual(9, 0.9, 0.1).map((sharpness, at) => ({ hash: `${at}`, ...size, sharpness })),
    { hash: 'tiny', width: 60, height: 50, sharpness: -2 },
  ];
  expect(findBlurry(photos)).toEqual([]);
  expect(findOddSizes(photos).map(({ hash, kind }) => [hash, kind])).toEqual([['tiny', 'odd-size']]);
});

test('a strip is of odd size, a panorama is not, and small photos are not among small ones', () => {
  const photos = (width: number, height: number) => [
    ...Array.from({ length: 5 }, (_, at) => ({ hash: `${at}`, width: 400, height: 300 })),
    { hash: 'odd', width, height },
  ];
  expect(findOddSizes(photos(900, 200)).map(({ hash }) => hash)).toEqual(['odd']);
  expect(findOddSizes(photos(800, 300))).toEqual([]);
  expect(findOddSizes([{ hash: 'a', width: 128, height: 128 }])).toEqual([]);
});

test('a photo is dark where even its brighter parts are', () => {
  const found = findDark([
    { hash: 'day', light: 0.9 },
    { hash: 'moth at night', light: 0.5 },
    { hash: 'lens cap', light: 0.05 },
  ]);
  expect(found).toEqual([{ hash: 'lens cap', kind: 'dark', others: [], suggestion: undefined, strength: 0.75 }]);
});

test('a stranger is far below what is usual; where all are much alike, a small difference is none', () => {
  const of = (values: number[]) => values.map((similarity, at) => ({ hash: `${at}`, similarity }));
  expect(findForeign(of([...usual(40, 0.35, 0.04), 0.05])).map(({ hash }) => hash)).toEqual(['40']);
  expect(findForeign(of([...usual(40, 0.35, 0.001), 0.3]))).toEqual([]);
});
