import { expect, test } from 'vitest';
import type { Judgements } from '../domain/gate/judgements.ts';
import { comparisonOf, resultsOf } from './version-results.ts';

const classes = ['dandelion', 'grass'];
const said = (number: number, label: string, dandelion: number) => ({
  hash: number.toString(16).padStart(64, '0'),
  label,
  scores: [dandelion, 1 - dandelion],
  verdict: dandelion > 0.5 ? 'dandelion' : 'grass',
});
const version = (part: Partial<Judgements>): Judgements => ({
  version: 'v',
  classes,
  tested: [],
  crossValidated: [],
  known: [],
  ...part,
});

test('classes with enough test photos are judged by them, the others by cross-validation', () => {
  const tested = Array.from({ length: 12 }, (_, at) => said(at, 'dandelion', at < 10 ? 0.95 : 0.15));
  const crossValidated = [said(50, 'grass', 0.1), said(51, 'grass', 0.75), said(52, 'dandelion', 0.9)];
  const results = resultsOf(version({ tested, crossValidated }));
  expect(results.test).toMatchObject({ correct: 11, total: 14 });
  expect(results.photos.filter(({ judgedBy }) => judgedBy === 'cross-validated')).toHaveLength(2);
  expect(results.classes).toEqual([
    { label: 'dandelion', photos: 12, precision: 10 / 11, recall: 10 / 12 },
    { label: 'grass', photos: 2, precision: 1 / 3, recall: 1 / 2 },
  ]);
  expect(results.calibration.reduce((sum, { photos }) => sum + photos, 0)).toBe(14);
  expect(results.calibration.at(-1)).toMatchObject({ right: 11, photos: 11 });
});

test('precision and recall count what it would answer: what it calls neither is not found, though its best class is right', () => {
  const tested = Array.from({ length: 10 }, (_, at) => said(at, 'dandelion', 0.9));
  const neither = { ...said(20, 'dandelion', 0.9), verdict: 'neither' };
  const results = resultsOf(version({ tested: [...tested, neither, said(21, 'grass', 0.1)] }));
  expect(results.test).toMatchObject({ correct: 11, total: 11 });
  expect(results.classes[0]).toEqual({ label: 'dandelion', photos: 11, precision: 1, recall: 10 / 11 });
});

test('two versions are compared on the photos both left out, with the present label', () => {
  const one = version({
    tested: [said(1, 'grass', 0.8)],
    crossValidated: [said(2, 'grass', 0.3), said(3, 'grass', 0.3)],
  });
  const other = version({ tested: [said(1, 'dandelion', 0.2)], crossValidated: [said(2, 'grass', 0.3)] });
  expect(comparisonOf(one, other)).toEqual({
    photos: 2,
    right: { one: 2, other: 1 },
    flipped: [{ hash: said(1, '', 0).hash, label: 'dandelion', before: 'dandelion', after: 'grass' }],
  });
});
