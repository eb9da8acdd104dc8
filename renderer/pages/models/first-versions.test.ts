import { expect, test } from 'vitest';
import type { VersionSummary } from '../../../contract/shapes/model.ts';
import { firstVersions } from './first-versions.ts';

const version = (number: number, live: boolean): VersionSummary => ({
  version: `p-${number}`,
  project: 'p',
  classes: [],
  created: '2026-01-01T00:00:00.000Z',
  test: { correct: 0, total: 0, accuracy: 0, interval: [0, 1] },
  photos: 0,
  aliases: live ? ['champion'] : [],
  live,
  starter: false,
  erased: 0,
});

test('a list begins with the newest versions, and holds the live one however old it is', () => {
  const versions = [5, 4, 3, 2, 1].map((number) => version(number, number === 1));
  expect(firstVersions(versions, 2).map((one) => one.version)).toEqual(['p-5', 'p-4', 'p-1']);
  expect(firstVersions(versions, 9)).toHaveLength(5);
});
