import { expect, test } from 'vitest';
import type { Deployed, DeployedPod, Deployment } from '../../../../contract/shapes/deployment.ts';
import { answering, deployWord } from './deploy-state.ts';
import { nextStep } from './next-step.ts';

const pod = (name: string, how: Partial<DeployedPod> = {}): DeployedPod => ({
  name,
  version: 'v-2',
  state: 'ready',
  since: '2026-11-27T08:00:00.000Z',
  restarts: 0,
  ...how,
});
const deployed = (how: Partial<Deployed> = {}): Deployed => ({
  version: 'v-2',
  replicas: 2,
  settled: true,
  pods: [pod('a'), pod('b')],
  events: [],
  ...how,
});
const deployment = (how: Partial<Deployment> = {}): Deployment => ({
  project: 'p',
  target: { kind: 'kubernetes', context: 'kind-one' },
  follows: true,
  asksForKey: false,
  version: 'v-2',
  deployed: deployed(),
  ...how,
});
const failed = (code: 'rollout-failed' | 'deploy-conflict' | 'cancelled') => ({
  at: '2026-11-27T08:00:00.000Z',
  version: 'v-3',
  fault: { code, message: '', hint: '', retry: true, details: {} },
});
const trouble = { kind: 'crash-loop', message: '', hint: '', details: {} } as const;
const away = { code: 'cluster-gone', message: '', hint: '', retry: true, details: {} } as const;

test('a change that goes on can be called off, whatever else is true', () => {
  expect(nextStep(deployment({ job: 'j', fault: away, failed: failed('rollout-failed') }))).toEqual({
    kind: 'cancel',
    job: 'j',
  });
});

test('a cluster that is away is looked for again before anything is done with it', () => {
  const { deployed: _, ...rest } = deployment({ fault: away, failed: failed('rollout-failed') });
  expect(nextStep(rest)).toEqual({ kind: 'look-again' });
});

test('what failed is tried again; what somebody else has set is taken over', () => {
  expect(nextStep(deployment({ failed: failed('rollout-failed') }))).toEqual({ kind: 'again', version: undefined });
  expect(nextStep(deployment({ failed: failed('deploy-conflict'), follows: false }))).toEqual({
    kind: 'take',
    version: 'v-3',
  });
  expect(nextStep(deployment({ failed: failed('cancelled') }))).toEqual({ kind: 'test' });
});

test.each([
  ['ready', deployed(), 'test'],
  ['partly', deployed({ settled: false, pods: [pod('a'), pod('b', { state: 'waiting' })] }), 'test'],
  ['starting', deployed({ settled: false, pods: [pod('a', { state: 'starting' })] }), undefined],
  ['wrong', deployed({ settled: false, pods: [pod('a', { state: 'starting', trouble })] }), 'restart'],
  ['paused', deployed({ replicas: 0, pods: [] }), 'start'],
] as const)('%s', (word, there, step) => {
  expect(deployWord({ deployed: there })).toBe(word);
  expect(nextStep(deployment({ deployed: there }))?.kind).toBe(step);
});

test('copies that ended with the Meadow that started them are deployed again', () => {
  const { deployed: _, ...rest } = deployment();
  expect(deployWord(rest)).toBe('gone');
  expect(nextStep(rest)).toEqual({ kind: 'again', version: undefined });
  expect(nextStep({ ...rest, follows: false })).toEqual({ kind: 'again', version: 'v-2' });
});

test('two versions answer while one takes the place of the other', () => {
  const pods = [pod('a', { version: 'v-1' }), pod('b'), pod('c', { state: 'starting', version: 'v-3' })];
  expect(answering({ deployed: deployed({ pods }) })).toEqual(['v-1', 'v-2']);
  expect(answering({})).toEqual([]);
});
