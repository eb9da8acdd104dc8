import { expect, test } from 'vitest';
import type { StackStatus } from '../../../../contract/shapes/stack.ts';
import type { StackCheck } from '../../../../contract/stack.ts';
import { isElsewhere, nextStep, wasStarted } from './next-step.ts';

type Service = StackStatus['services'][number];

const service = (name: string, how: Partial<Service> = {}): Service => ({
  name,
  state: 'running',
  health: 'healthy',
  oneShot: false,
  image: 'one:1',
  ports: [],
  needs: [],
  containers: [],
  ...how,
});

const status = (how: Partial<StackStatus> = {}): StackStatus => ({
  project: 'meadow',
  file: '/compose.yaml',
  state: 'off',
  happened: [],
  healthy: false,
  services: [],
  ...how,
});

const fault = (code: 'engine-missing' | 'compose-refused', details = {}) =>
  ({ code, message: '', hint: '', retry: true, details }) as const;

const check = (state: StackCheck['state'], fix?: StackCheck['fix']): StackCheck => ({
  name: 'ports',
  state,
  finding: '',
  fixable: fix !== undefined,
  details: {},
  ...(fix && { fix }),
});

const otherPort = { kind: 'choose-port', variable: 'MINIO_PORT', port: 9002 } as const;

test('work that is under way can be called off, whatever else is true', () => {
  const work = { job: 'job-1', task: 'up', services: [] } as const;
  const step = nextStep(status({ state: 'unhealthy', work: { ...work, services: [] } }), [check('failed', otherPort)]);
  expect(step).toEqual({ kind: 'cancel', job: 'job-1', task: 'up' });
});

test('what would keep it from starting is mended first', () => {
  expect(nextStep(status(), [check('ok'), check('failed', otherPort)])).toEqual({ kind: 'fix', fix: otherPort });
  expect(nextStep(status(), [check('warning', otherPort)])).toEqual({ kind: 'start' });
  expect(nextStep(status(), [check('failed')])).toEqual({ kind: 'start' });
});

test('an engine that does not answer is started where that can be done, else looked for again', () => {
  const without = status({ fault: fault('engine-missing') });
  expect(nextStep(without, [check('failed', { kind: 'start-engine' })])).toEqual({
    kind: 'fix',
    fix: { kind: 'start-engine' },
  });
  expect(nextStep(without)).toEqual({ kind: 'look-again' });
});

test('what runs is stopped, what is off is started, a part of it is made whole', () => {
  expect(nextStep(status({ state: 'healthy' }))).toEqual({ kind: 'stop' });
  expect(nextStep(status({ state: 'starting' }))).toEqual({ kind: 'stop' });
  expect(nextStep(status())).toEqual({ kind: 'start' });
  expect(nextStep(status({ state: 'partly' }))).toEqual({ kind: 'start-rest' });
});

test('a service that runs and is unwell is started anew; one that ended is started', () => {
  const unwell = service('redis', { health: 'unhealthy' });
  const ended = service('mlflow', { health: 'unhealthy', state: 'exited' });
  expect(nextStep(status({ state: 'unhealthy', services: [service('minio'), unwell] }))).toEqual({
    kind: 'mend',
    service: 'redis',
  });
  expect(nextStep(status({ state: 'unhealthy', services: [unwell, ended] }))).toEqual({ kind: 'mend' });
});

test('a stack that was never started is told of nowhere', () => {
  expect(wasStarted(status({ services: [service('minio', { state: 'absent', health: 'off' })] }))).toBe(false);
  expect(wasStarted(status({ services: [service('minio', { state: 'exited', health: 'off' })] }))).toBe(true);
});

test('only the stack itself says that its engine is elsewhere', () => {
  expect(isElsewhere({ fault: fault('engine-missing', { inside: 'stack' }) })).toBe(true);
  expect(isElsewhere({ fault: fault('engine-missing') })).toBe(false);
  expect(isElsewhere({})).toBe(false);
});
