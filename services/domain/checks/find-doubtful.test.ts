import { expect, test } from 'vitest';
import { findDoubtful, trustedLabels } from './find-doubtful.ts';

const names = ['dandelion', 'grass'];
const alike = (place: number, label: number) => [`like ${place} in ${label}`];

test('a label is doubted where the other class is as sure as its own photos', () => {
  const photos = [0, 0, 1, 1, 1, -1].map((label, place) => ({ hash: `${place}`, label }));
  const scores = [0.9, 0.1, 0.45, 0.55, 0.1, 0.9, 0.2, 0.8, 0.95, 0.05, 0.1, 0.9];
  const found = findDoubtful(photos, scores, names, alike);
  expect(found).toEqual([
    { hash: '4', kind: 'label-doubtful', others: ['like 4 in 0'], suggestion: 'dandelion', strength: 0.95 },
  ]);
});

test('of three classes none of which is sure, nothing is doubted', () => {
  const photos = [{ hash: 'a', label: 0 }];
  expect(findDoubtful(photos, [0.3, 0.4, 0.3], ['a', 'b', 'c'], alike)).toEqual([]);
});

test('photos that are doubted do not teach, unless they are most of their class', () => {
  const photos = [0, 0, 0, 1, 1].map((label, place) => ({ hash: `${place}`, label }));
  const scores = [0.9, 0.1, 0.8, 0.2, 0.1, 0.9, 0.8, 0.2, 0.9, 0.1];
  expect(trustedLabels(photos, scores, 2)).toEqual(new Set([0, 1, 3, 4]));
});
