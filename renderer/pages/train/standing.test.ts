import { expect, test } from 'vitest';
import type { LiveChange } from '../../../contract/shapes/live.ts';
import { standingOf } from './standing.ts';

const history = (...versions: string[]): LiveChange[] =>
  versions.map((version, id) => ({
    id,
    project: 'bees',
    version,
    at: '2026-01-01T00:00:00.000Z',
    how: 'person',
    by: 'Ada',
    reason: '',
  }));
const passed = { version: 'bees-2', gate: { passed: true, reason: '' } };
const refused = { version: 'bees-2', gate: { passed: false, reason: '' } };

test('a version answers, answered before, waits for a word, or was refused', () => {
  expect(standingOf(passed, history('bees-2', 'bees-1'))).toEqual({ kind: 'live' });
  expect(standingOf(passed, history('bees-1', 'bees-2', 'bees-1'))).toEqual({ kind: 'before', live: 'bees-1' });
  expect(standingOf(passed, history('bees-1'))).toEqual({ kind: 'waits', live: 'bees-1' });
  expect(standingOf(refused, history('bees-1'))).toEqual({ kind: 'refused', live: 'bees-1' });
  expect(standingOf(passed, [])).toBeUndefined();
});
