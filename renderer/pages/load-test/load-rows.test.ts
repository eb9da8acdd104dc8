import { expect, test } from 'vitest';
import type { LoadSample } from '../../../contract/shapes/load.ts';
import { loadRows, sharesOf, userMarks } from './load-rows.ts';

const sample = (at: number, users: number, more: Partial<LoadSample> = {}): LoadSample => ({
  at,
  seconds: 2,
  users,
  answered: 10,
  turnedAway: 0,
  errors: 0,
  cpu: 0.1,
  ...more,
});
const ms = (p95: number) => ({ p50: p95 / 2, p95, p99: p95 * 2 });

test('a stretch is told by the second, with the p95 of the same stretch before', () => {
  const rows = loadRows([sample(2, 1, { ms: ms(40), errors: 1 }), sample(4, 1)], [sample(2, 1, { ms: ms(30) })]);
  expect(rows).toEqual([
    { at: '2', from: 0, to: 2, users: 1, rate: 5, ...ms(40), before: 30, turnedAway: 0, errors: 0.5, cpu: 0.1 },
    { at: '4', from: 2, to: 4, users: 1, rate: 5, turnedAway: 0, errors: 0, cpu: 0.1 },
  ]);
});

test('a line is drawn where the number of users changes', () => {
  const rows = loadRows([1, 1, 5, 5, 1].map((users, at) => sample(2 * at + 2, users)));
  expect(userMarks(rows).map(({ at, users }) => [at, users])).toEqual([
    ['2', 1],
    ['6', 5],
    ['10', 1],
  ]);
});

test('shares are those of all that was sent, and of nothing there are none', () => {
  const level = { users: 1, seconds: 10, answered: 80, turnedAway: 15, errors: 5 };
  expect(sharesOf(level)).toEqual({ sent: 100, rate: 8, turnedAway: 0.15, errors: 0.05 });
  expect(sharesOf({ users: 1, seconds: 0, answered: 0, turnedAway: 0, errors: 0 })).toEqual({ sent: 0 });
});
