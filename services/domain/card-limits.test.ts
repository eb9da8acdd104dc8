import { expect, test } from 'vitest';
import type { ClassResult } from '../../contract/shapes/model.ts';
import { cardLimits, limitsOf, limitsOnCard } from './card-limits.ts';

const result = (label: string, part: Partial<ClassResult> = {}): ClassResult => ({
  label,
  photos: 400,
  test: 150,
  correct: 140,
  judgedBy: 'held-out',
  ...part,
});

const numbers = {
  classes: [result('moss'), result('clover')],
  photos: { total: 800, train: 500, test: 300, leftOut: 0 },
  test: { correct: 280, total: 300, accuracy: 0.933, interval: [0.9, 0.956] as [number, number] },
  neither: { threshold: 0.1, kept: 0.97 },
};

test('says what holds for every model', () => {
  expect(cardLimits(numbers)).toEqual([
    'It tells apart "moss", "clover" and nothing else; most photos of other things are called neither, but some are not.',
    'About 3 % of the photos of its own classes are called neither too.',
    'It looks at the centre square of a photo; what lies outside it is not seen.',
  ]);
});

test('says what its own numbers give away', () => {
  const weak = cardLimits({
    ...numbers,
    classes: [result('moss', { photos: 60, judgedBy: 'cross-validated' }), result('clover')],
    photos: { ...numbers.photos, leftOut: 4 },
    test: { correct: 40, total: 44, accuracy: 0.909, interval: [0.788, 0.964] },
  });
  expect(weak.slice(3)).toEqual([
    'Its test had only 44 photos: on other photos like these it may be right in 79 % to 96 %.',
    '"moss" had fewer than 10 test photos, so cross-validation judged it: heads like this one, each trained without the photos it was asked about.',
    "4 photos are near-duplicates of each other across the test's border and took no part in the test.",
    'Its classes have very different numbers of photos; it leans towards those with more.',
  ]);
});

test('a card is read back as facts, and what somebody wrote on it as a note', () => {
  const limits = [...cardLimits(numbers), 'It has seen no snow.'];
  expect(limitsOnCard({ ...numbers, limits })).toEqual([
    ...limitsOf(numbers),
    { code: 'note', text: 'It has seen no snow.' },
  ]);
});
