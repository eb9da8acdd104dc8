import { expect, it } from 'vitest';
import type { LoadResult } from './load.ts';
import { loadBefore } from './load-before.ts';

const level = { users: 5, seconds: 60, answered: 100, turnedAway: 0, errors: 0 };
const result = (day: number, version: string, more: Partial<LoadResult> = {}): LoadResult => ({
  id: `${day}`,
  project: 'lawn',
  at: `2026-03-0${day}T12:00:00.000Z`,
  target: { kind: 'laptop', address: 'http://127.0.0.1:8600' },
  plan: { profile: 'ramp', users: 5, seconds: 60 },
  stopped: false,
  photos: { count: 1, bytes: 1, from: 'project' },
  versions: [{ version, answers: 100 }],
  failures: [],
  samples: [],
  levels: [level],
  total: level,
  cpu: 0.1,
  cores: 2,
  verdict: { state: 'passed', reasons: [], mark: { p95: 500, users: 5, errors: 0.01 } },
  ...more,
});

it('holds a test against the last one like it that another version answered', () => {
  const now = result(9, 'lawn-3');
  const alike = result(4, 'lawn-2');
  const others = [
    now,
    result(8, 'lawn-3'),
    result(7, 'lawn-2', { stopped: true }),
    result(6, 'lawn-2', { plan: { ...now.plan, users: 9 } }),
    result(5, 'lawn-2', { target: { kind: 'stack', address: 'http://127.0.0.1:8000' } }),
  ];
  expect(loadBefore([...others, alike, result(3, 'lawn-1')], now)?.id).toBe('4');
  expect(loadBefore(others, now)).toBeUndefined();
  expect(loadBefore([...others, alike], alike)).toBeUndefined();
});
