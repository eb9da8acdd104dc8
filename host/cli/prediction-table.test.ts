import { expect, test } from 'vitest';
import type { PhotoResult } from '../../contract/predicting.ts';
import { predictionTable } from './prediction-table.ts';

const judged = (index: number, verdict: string, grass: number, reason?: 'unlike' | 'between'): PhotoResult => ({
  index,
  photo: `${index}.jpg`,
  bytes: 1,
  verdict: {
    verdict,
    label: grass > 0.5 ? 'grass' : 'dandelion',
    scores: { dandelion: 1 - grass, grass },
    similarity: 1,
    nearest: [],
    version: 'm-1',
    ...(reason && { reason }),
  },
});

test('a person reads what, how sure, and why not; then the sum', () => {
  const error = { code: 'photo-empty', message: 'It is empty.', hint: 'Copy it.', retry: false, details: {} } as const;
  const text = predictionTable(
    [
      judged(0, 'grass', 0.99999),
      judged(1, 'neither', 0.9, 'unlike'),
      judged(2, 'neither', 0.45, 'between'),
      { index: 3, photo: '3.jpg', bytes: 0, error },
    ],
    undefined,
  );
  expect(text).toBe(
    [
      'PHOTO  VERDICT  SURE',
      '0.jpg  grass    99.9 %',
      '1.jpg  neither          unlike every training photo',
      '2.jpg  neither          between dandelion and grass',
      '3.jpg  —                It is empty. Copy it.',
      '',
      '4 photos: 1 grass, 2 neither, 1 not read.',
      '',
    ].join('\n'),
  );
});

test('a photo that is little like any training photo is said to be', () => {
  const { verdict, ...photo } = judged(0, 'grass', 0.97);
  expect(predictionTable([{ ...photo, verdict: { ...verdict!, barelyKnown: true } }], undefined)).toContain(
    '97.0 %  little like any training photo',
  );
});

test('one photo needs no sum', () => {
  expect(predictionTable([judged(0, 'grass', 0.8)], undefined)).toBe('PHOTO  VERDICT  SURE\n0.jpg  grass    80.0 %\n');
});
