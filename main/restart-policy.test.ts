import { expect, test } from 'vitest';
import { restartDelay } from './restart-policy.ts';

test('each death within a minute doubles the wait, and the fifth ends it', () => {
  const deaths = [0, 1000, 2000, 3000, 4000];
  expect(deaths.map((_, index) => restartDelay(deaths.slice(0, index + 1)))).toEqual([250, 500, 1000, 2000, undefined]);
});

test('a death long after the others is like the first', () => {
  expect(restartDelay([0, 1000, 2000, 3000, 70_000])).toBe(250);
});
