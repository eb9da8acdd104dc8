import { expect, test } from 'vitest';
import type { ContainerState, ServiceHealth, StackService, StackStatus } from '../../../contract/shapes/stack.ts';
import { isMendedByTime, isUnapplied, stackState } from './status.ts';

const service = (name: string, state: ContainerState, health: ServiceHealth): StackService => ({
  name,
  state,
  health,
  oneShot: false,
  image: 'one:1',
  ports: [],
  needs: [],
  containers: state === 'absent' ? [] : [{ id: name, name, number: 1, state, health, restarts: 0 }],
});
const wholeOf = (...services: StackService[]) =>
  stackState(
    services.filter((one) => !isUnapplied(one)),
    false,
  );

test('an addition that waits to be applied does not make a part of what runs', () => {
  const runs = service('airflow-api', 'running', 'healthy');
  expect(wholeOf(runs, service('airflow-worker', 'absent', 'off'))).toBe('healthy');
  expect(wholeOf(runs, service('airflow-worker', 'exited', 'off'))).toBe('partly');
  expect(wholeOf(runs, service('mlflow', 'absent', 'off'))).toBe('partly');
});

test('only a start that gave up waiting is mended by time', () => {
  const failed = (
    task: 'up' | 'restart' | 'update' | 'stop',
    code: 'service-slow' | 'service-failed' | 'pull-failed',
  ) =>
    isMendedByTime({
      task,
      at: '2026-01-01T00:00:00.000Z',
      fault: { code, message: '', hint: '', retry: true, details: {} },
    } satisfies NonNullable<StackStatus['failed']>);
  expect([failed('up', 'service-slow'), failed('restart', 'service-failed')]).toEqual([true, true]);
  // What runs is well, and is not what was asked for.
  expect([failed('up', 'pull-failed'), failed('update', 'service-failed'), failed('stop', 'service-slow')]).toEqual([
    false,
    false,
    false,
  ]);
});
