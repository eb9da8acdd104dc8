import type { LoadResult } from '../../../contract/shapes/load.ts';

/** What a load test keeps of a version that took so many milliseconds, with four users. */
export function measuredLoad(version: string, p95: number): LoadResult {
  const ms = { p50: p95 / 2, p95, p99: p95 };
  const level = { users: 4, seconds: 10, answered: 100, turnedAway: 0, errors: 0, ms };
  const mark = { p95: 500, users: 4, errors: 0 };
  return {
    id: `${version}-test`,
    project: 'meadow',
    at: '2026-11-27T12:00:00.000Z',
    target: { kind: 'laptop', address: 'http://127.0.0.1:8600' },
    plan: { profile: 'steady', users: 4, seconds: 10 },
    stopped: false,
    photos: { count: 1, bytes: 1000, from: 'project' },
    versions: [{ version, answers: 100 }],
    failures: [],
    samples: [],
    levels: [level],
    total: level,
    cpu: 0.1,
    cores: 2,
    verdict: { state: 'passed', reasons: [], mark, level },
  };
}
