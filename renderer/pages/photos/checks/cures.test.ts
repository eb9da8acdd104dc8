import { expect, test } from 'vitest';
import type { Finding } from '../../../../contract/checks.ts';
import { curesOf } from './cures.ts';

const photo = (digit: string): Finding['photo'] => ({
  hash: digit.repeat(64),
  label: 'ant',
  set: 'train',
  source: `${digit}.jpg`,
  added: '2026-01-01T00:00:00.000Z',
  by: 'ada',
  width: 10,
  height: 10,
  bytes: 10,
  thumbnail: '/files/thumbnails',
  photo: '/files/photos',
  problems: [],
});
const finding = (kind: Finding['kind'], others: string, suggestion?: string): Finding => ({
  kind,
  photo: photo('a'),
  others: [...others].map(photo),
  strength: 1,
  ...(suggestion !== undefined && { suggestion }),
});
const hashes = (digits: string) => [...digits].map((digit) => digit.repeat(64));

test('of photos of one scene the best stays, and all others go', () => {
  const [keep, fine] = curesOf(finding('near-duplicate', 'bcd'));
  expect(keep).toEqual({ kind: 'keep-best', change: { kind: 'bin', hashes: hashes('acd') } });
  expect(fine).toEqual({ kind: 'fine' });
});

test('a doubtful label gets the one photos like it have', () => {
  const [relabel, ...others] = curesOf(finding('label-doubtful', 'bc', 'bee'));
  expect(relabel).toEqual({ kind: 'relabel', change: { kind: 'label', hashes: hashes('a'), label: 'bee' } });
  expect(others.map(({ kind }) => kind)).toEqual(['bin', 'fine']);
});

test('what shows too little is thrown away, or fine as it is', () => {
  expect(curesOf(finding('blurry', '')).map(({ kind }) => kind)).toEqual(['bin', 'fine']);
});
