import { expect, test } from 'vitest';
import type { VersionSummary } from '../../../../contract/shapes/model.ts';
import { besideWhich, ofProject, sidesOf } from './beside.ts';

const version = (name: string, day: number, live = false): VersionSummary => ({
  version: name,
  project: name[0]!,
  classes: ['x', 'y'],
  created: `2026-01-0${day}T00:00:00.000Z`,
  test: { correct: 1, total: 1, accuracy: 1, interval: [0, 1] },
  photos: 1,
  aliases: live ? ['champion'] : [],
  live,
  starter: false,
  erased: 0,
});
const versions = [version('a1', 1), version('a2', 2, true), version('a3', 3), version('b1', 4, true)];

test('the versions to choose from are those of the project, newest first', () => {
  expect(ofProject(versions, 'a2').map(({ version: name }) => name)).toEqual(['a3', 'a2', 'a1']);
});

test.each([
  ['a1', 'a2'],
  ['a3', 'a2'],
  ['a2', 'a1'],
  ['b1', undefined],
  ['unknown', undefined],
])('%s is first compared with %s', (one, other) => {
  expect(besideWhich(versions, one)).toBe(other);
});

test('of two versions of a project the one that is not live can take the place of the one that is', () => {
  const [a1, a2, a3, b1] = versions as [VersionSummary, VersionSummary, VersionSummary, VersionSummary];
  expect(sidesOf(a1, a2)).toEqual({ live: a2, challenger: a1 });
  expect(sidesOf(a2, a3)).toEqual({ live: a2, challenger: a3 });
  expect([sidesOf(a1, a3), sidesOf(a1, b1)]).toEqual([{}, {}]);
});
