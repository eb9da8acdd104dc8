import { expect, test } from 'vitest';
import type { Cluster } from '../../../../contract/shapes/deployment.ts';
import { chosenTarget, PROCESSES, usualTarget } from './choose-target.ts';

const cluster = (context: string, how: Partial<Cluster> = {}): Cluster => ({
  context,
  kind: 'kind',
  server: 'https://127.0.0.1:6443',
  local: true,
  current: false,
  ...how,
});
const into = (context: string) => ({ kind: 'kubernetes', context });

test('a cluster of this computer is chosen, kubectl’s own before others', () => {
  expect(usualTarget([cluster('a'), cluster('b', { current: true })])).toEqual(into('b'));
  expect(usualTarget([cluster('far', { local: false, current: true }), cluster('a')])).toEqual(into('a'));
});

test('a cluster elsewhere is never chosen by itself', () => {
  expect(usualTarget([cluster('far', { local: false, current: true })])).toEqual(PROCESSES);
  expect(usualTarget([])).toEqual(PROCESSES);
});

test('what a person chose holds while it is there', () => {
  const clusters = [cluster('a'), cluster('far', { local: false })];
  expect(chosenTarget(clusters, { kind: 'kubernetes', context: 'far' })).toEqual(into('far'));
  expect(chosenTarget(clusters, PROCESSES)).toEqual(PROCESSES);
  expect(chosenTarget(clusters, { kind: 'kubernetes', context: 'gone' })).toEqual(into('a'));
});
