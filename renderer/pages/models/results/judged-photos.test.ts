import { expect, test } from 'vitest';
import type { JudgedPhoto } from '../../../../contract/models.ts';
import { confidentMistakes, countCells, inCell } from './judged-photos.ts';

const photo = (hash: string, label: string, verdict: string, score: number): JudgedPhoto => ({
  hash,
  label,
  verdict,
  best: verdict === 'neither' ? label : verdict,
  score,
  judgedBy: 'held-out',
});
const photos = [
  photo('1', 'ants', 'ants', 0.8),
  photo('2', 'ants', 'ants', 0.9),
  photo('3', 'ants', 'bees', 0.7),
  photo('4', 'bees', 'ants', 0.95),
  photo('5', 'bees', 'neither', 0.99),
];

test('every photo is counted in one cell, "neither" last', () => {
  expect(countCells(['ants', 'bees'], photos)).toEqual([
    [2, 1, 0],
    [1, 0, 1],
  ]);
});

test('a cell holds its photos, surest first', () => {
  expect(inCell(photos, { label: 'ants', verdict: 'ants' }).map(({ hash }) => hash)).toEqual(['2', '1']);
});

test('mistakes are what was called another class, surest first; "neither" is doubt', () => {
  expect(confidentMistakes(photos).map(({ hash }) => hash)).toEqual(['4', '3']);
});
