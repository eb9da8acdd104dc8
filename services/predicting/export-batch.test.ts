import { expect, test } from 'vitest';
import type { PhotoResult } from '../../contract/predicting.ts';
import { exportBatch } from './export-batch.ts';

const read: PhotoResult = {
  index: 1,
  photo: 'b.jpg',
  bytes: 10,
  hash: 'b'.repeat(64),
  ms: 12.5,
  verdict: {
    verdict: 'neither',
    label: 'grass',
    scores: { dandelion: 0.25, grass: 0.75 },
    similarity: 0.5,
    reason: 'unlike',
    nearest: [],
    version: 'meadow-1',
  },
};
const broken: PhotoResult = {
  index: 0,
  photo: 'a, "b"\n.jpg',
  bytes: 0,
  error: { code: 'photo-empty', message: 'It is empty.', hint: 'Copy it again.', retry: false, details: {} },
};

test('both tell which verdicts are of photos that are barely known', () => {
  const barely = {
    ...read,
    verdict: { ...read.verdict!, verdict: 'grass', reason: undefined, barelyKnown: true as const },
  };
  expect(JSON.parse(exportBatch([barely], 'json'))).toMatchObject([{ verdict: 'grass', barelyKnown: true }]);
  expect(exportBatch([barely], 'csv')).toContain('b.jpg,grass,grass,0.25,0.75,0.5,yes,meadow-1,');
});

test('JSON holds what was promised and no more, in the order asked', () => {
  expect(JSON.parse(exportBatch([read, broken], 'json'))).toEqual([
    { photo: broken.photo, error: { code: 'photo-empty', message: 'It is empty.', hint: 'Copy it again.' } },
    {
      photo: 'b.jpg',
      verdict: 'neither',
      label: 'grass',
      scores: { dandelion: 0.25, grass: 0.75 },
      similarity: 0.5,
      version: 'meadow-1',
      ms: 12.5,
    },
  ]);
});

test('CSV has a column a class, and a row for what failed', () => {
  expect(exportBatch([read, broken], 'csv').split('\r\n')).toEqual([
    'photo,verdict,label,score dandelion,score grass,similarity,barely known,version,ms,error,message,hint',
    '"a, ""b""\n.jpg",,,,,,,,,photo-empty,It is empty.,Copy it again.',
    'b.jpg,neither,grass,0.25,0.75,0.5,,meadow-1,12.5,,,',
    '',
  ]);
});

test('a batch without a result is an empty list, not an empty file', () => {
  expect(JSON.parse(exportBatch([], 'json'))).toEqual([]);
  expect(exportBatch([], 'csv')).toContain('photo,verdict,label');
});
