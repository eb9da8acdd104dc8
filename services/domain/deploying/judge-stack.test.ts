import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clusterServiceState } from '../../../contract/shapes/cluster-stack.ts';
import { type PodTrouble, podTroubleKind } from '../../../contract/shapes/deployment.ts';
import { judgeStack, STILL_S } from './judge-stack.ts';

const trouble = (kind: PodTrouble['kind']): PodTrouble => ({ kind, message: `It is ${kind}.`, hint: '', details: {} });
const ready = { name: 'redis', state: 'ready', restarts: 0 } as const;
const waiting = { name: 'mlflow', state: 'waiting', restarts: 0 } as const;
const calm = { troubled: new Map(), still: 0 };

it('is done when all are ready, and counts those that are until then', () => {
  expect(judgeStack([ready], calm)).toEqual({ kind: 'done' });
  expect(judgeStack([ready, waiting], calm)).toEqual({ kind: 'going', ready: 1, total: 2 });
  expect(judgeStack([], calm)).toMatchObject({ kind: 'going' });
});

it('waits while a trouble may still go, then says whose it is and why', () => {
  const services = [ready, { ...waiting, trouble: trouble('image-missing') }];
  expect(judgeStack(services, { troubled: new Map([['mlflow', 59]]), still: 0 })).toMatchObject({ kind: 'going' });
  expect(judgeStack(services, { troubled: new Map([['mlflow', 60]]), still: 0 })).toEqual({
    kind: 'failed',
    service: 'mlflow',
    why: 'It is image-missing.',
    told: { case: 'image-missing' },
  });
});

it('ends in any case, and is never done with a service that is not ready', () => {
  const service = fc.record({
    name: fc.constantFrom('redis', 'mlflow', 'web'),
    state: fc.constantFrom(...clusterServiceState.options),
    restarts: fc.nat(9),
    trouble: fc.option(fc.constantFrom(...podTroubleKind.options).map(trouble), { nil: undefined }),
  });
  fc.assert(
    fc.property(fc.array(service), fc.nat(2 * STILL_S), (services, still) => {
      const told = services.map(({ trouble: wrong, ...each }) => ({ ...each, ...(wrong && { trouble: wrong }) }));
      const verdict = judgeStack(told, { troubled: new Map(), still });
      if (verdict.kind === 'done') expect(services.every(({ state }) => state === 'ready')).toBe(true);
      if (still >= STILL_S) expect(verdict.kind).not.toBe('going');
    }),
  );
});
