import { expect, test } from 'vitest';
import { compareManifests } from './compare-manifests.ts';
import { toManifestPhoto } from './manifest.ts';

const photo = (digit: string, label: string) =>
  toManifestPhoto({
    hash: digit.repeat(64),
    label,
    source: `${digit}.jpg`,
    added: new Date('2026-03-01'),
    by: 'ada',
    width: 4,
    height: 3,
  });

test('tells photos that came, went, and got another label', () => {
  const one = [photo('a', 'grass'), photo('b', 'grass'), photo('c', 'grass')];
  const other = [photo('b', 'dandelion'), photo('c', 'grass'), photo('d', 'dandelion')];
  expect(compareManifests(one, other)).toEqual({
    added: [photo('d', 'dandelion')],
    removed: [photo('a', 'grass')],
    relabelled: [{ ...photo('b', 'dandelion'), before: 'grass' }],
    same: 1,
  });
  expect(compareManifests(one, one)).toEqual({ added: [], removed: [], relabelled: [], same: 3 });
});
