import { expect, test } from 'vitest';
import { findDoubtful, trustedLabels } from './find-doubtful.ts';

const names = ['dandelion', 'grass'];
const alike = (place: number, label: number) => [`like ${place} in ${label}`];

test('a label is doubted where the other class is as sure as its own photos', () => {
  const photos = [0, 0, 0, 0, 1, 1, 1, 1, 1, -1].map((label, place) => ({ hash: `${place}`, label }));
  const sure = [0.9, 0.1, 0.9, 0.1, 0.9, 0.1];
  const scores = [...sure, 0.45, 0.55, 0.1, 0.9, 0.1, 0.9, 0.1, 0.9, 0.1, 0.9, 0.8, 0.2, 0.1, 0.9];
  const found = findDoubtful(photos, scores, names, alike);
  expect(found).toEqual([
    { hash: '8', kind: 'label-doubtful', others: ['like 8 in 0'], suggestion: 'dandelion', strength: 0.8 },
  ]);
});

test('heads that are often wrong must be surer to doubt a label', () => {
  const photos = Array.from({ length: 10 }, (_, place) => ({ hash: `${place}`, label: 0 }));
  const right = Array.from({ length: 6 }, () => [0.9, 0.1]);
  const scores = [...right, [0.3, 0.7], [0.3, 0.7], [0.3, 0.7], [0.02, 0.98]].flat();
  expect(findDoubtful(photos, scores, names, alike).map(({ hash }) => hash)).toEqual(['9']);
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
