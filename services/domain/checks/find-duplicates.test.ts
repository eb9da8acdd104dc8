import { expect, test } from 'vitest';
import { type Comparable, findDuplicates } from './find-duplicates.ts';

/** A hash of the training side, or of the test's. */
const train = (digit: string) => `f${digit.repeat(63)}`;
const test_ = (digit: string) => `0${digit.repeat(63)}`;

const photo = (hash: string, more: Partial<Comparable> = {}): Comparable => ({
  hash,
  label: 'grass',
  added: new Date('2026-03-01'),
  width: 100,
  height: 100,
  ...more,
});

test('of photos of one scene the labelled, larger, older one is kept and the others are found', () => {
  const photos = [
    photo(train('1')),
    photo(train('2'), { width: 200 }),
    photo(train('3'), { width: 400, label: undefined }),
    photo(train('4')),
  ];
  const found = findDuplicates(photos, [0, 0, 0, 3], () => 0.97);
  expect(found).toEqual([
    {
      hash: train('1'),
      kind: 'near-duplicate',
      others: [train('2'), train('3')],
      suggestion: undefined,
      strength: 0.97,
    },
    {
      hash: train('3'),
      kind: 'near-duplicate',
      others: [train('2'), train('1')],
      suggestion: undefined,
      strength: 0.97,
    },
  ]);
});

test('across the frozen test it is a leak, and removing what was found leaves none', () => {
  const photos = [photo(test_('1')), photo(train('2'), { width: 200 }), photo(train('3'))];
  const found = findDuplicates(photos, [0, 0, 0], () => 1);
  expect(found.map(({ hash, kind }) => [hash, kind])).toEqual(
    [
      [train('3'), 'near-duplicate'],
      [test_('1'), 'leak'],
    ].toSorted(),
  );
  const left = photos.filter(({ hash }) => !found.some((finding) => finding.hash === hash));
  expect(findDuplicates(left, [0], () => 1)).toEqual([]);
});
