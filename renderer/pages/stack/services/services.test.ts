import { expect, test } from 'vitest';
import { newTroubles, troubleKeys } from './new-troubles.ts';
import { byRole, roleOf } from './role-of.ts';
import { dotOf, stateOf } from './state-of.ts';

const named = (...names: string[]) => names.map((name) => ({ name }));

test('services stand by what they are for; those of a person come after them, as they were', () => {
  const sorted = byRole(named('zebra', 'grafana', 'prepare', 'minio', 'apple', 'postgres'));
  expect(sorted.map(({ name }) => name)).toEqual(['minio', 'postgres', 'grafana', 'prepare', 'zebra', 'apple']);
  expect(roleOf('apple')).toBeUndefined();
  expect(roleOf('constructor')).toBeUndefined();
});

test.each([
  ['absent', 'off', false, 'absent', 'off'],
  ['running', 'healthy', false, 'healthy', 'ready'],
  ['running', 'starting', false, 'starting', 'starting'],
  ['running', 'unhealthy', false, 'unhealthy', 'failed'],
  ['exited', 'healthy', true, 'done', 'ready'],
  ['exited', 'starting', true, 'starting', 'starting'],
  ['exited', 'off', false, 'stopped', 'off'],
  ['exited', 'unhealthy', false, 'ended', 'failed'],
  ['created', 'unhealthy', false, 'ended', 'failed'],
  ['restarting', 'unhealthy', false, 'restarting', 'failed'],
] as const)('%s and %s (one-shot: %s) is said as "%s"', (state, health, oneShot, word, dot) => {
  expect(stateOf({ state, health, oneShot })).toBe(word);
  expect(dotOf(word)).toBe(dot);
});

test('each trouble is told once, and anew when it came back or is another one', () => {
  const trouble = (kind: 'exited' | 'crash-loop') => ({ kind, message: '', hint: '', details: {} });
  const first = [{ name: 'redis', trouble: trouble('exited') }, { name: 'minio' }];
  expect(newTroubles(first, new Set()).map(({ name }) => name)).toEqual(['redis']);
  expect(newTroubles(first, troubleKeys(first))).toEqual([]);
  expect(newTroubles([{ name: 'redis', trouble: trouble('crash-loop') }], troubleKeys(first))).toHaveLength(1);
  expect(newTroubles(first, troubleKeys([{ name: 'redis' }]))).toHaveLength(1);
});
