import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Deployed, type DeployedPod, podState, podTroubleKind } from '../../../contract/shapes/deployment.ts';
import { judgeRollout, LONGEST_S } from './judge-rollout.ts';

const pod = (version: string, change: Partial<DeployedPod> = {}): DeployedPod => ({
  name: 'predictor-1',
  version,
  state: 'ready',
  since: '2026-01-01T00:00:00Z',
  restarts: 0,
  ...change,
});
const trouble = (kind: DeployedPod['trouble'] & object) => kind;
const deployed = (change: Partial<Deployed> = {}): Deployed => ({
  version: 'lawn-2',
  replicas: 2,
  settled: false,
  pods: [],
  events: [],
  ...change,
});

it('is done when all copies are of the version and ready, and nothing else is left', () => {
  const pods = [pod('lawn-2'), pod('lawn-2')];
  expect(judgeRollout(deployed({ pods, settled: true }), 'lawn-2', 3)).toEqual({ kind: 'done' });
  expect(judgeRollout(deployed({ pods: [...pods, pod('lawn-1')] }), 'lawn-2', 3)).toMatchObject({ ready: 2 });
});

it('waits for trouble that may go by itself, and gives up on what will not', () => {
  const message = 'The cluster has no room for it.';
  const full = pod('lawn-2', {
    state: 'waiting',
    trouble: trouble({ kind: 'no-room', message, hint: '', details: {} }),
  });
  expect(judgeRollout(deployed({ pods: [full] }), 'lawn-2', 10)).toMatchObject({ kind: 'going' });
  expect(judgeRollout(deployed({ pods: [full] }), 'lawn-2', 61)).toEqual({
    kind: 'failed',
    why: message,
    told: { case: 'no-room' },
  });
});

it('does not hold against a release what went wrong with an earlier one of the same version', () => {
  const crashed = { kind: 'crash-loop', message: 'It ended 3 times.', hint: '', details: {} } as const;
  const before = pod('lawn-2', { release: 'one', state: 'waiting', trouble: crashed });
  const pods = [before, pod('lawn-2', { release: 'two', state: 'starting' })];
  expect(judgeRollout(deployed({ release: 'two', pods }), 'lawn-2', 1)).toMatchObject({ kind: 'going', ready: 0 });
  expect(judgeRollout(deployed({ release: 'one', pods }), 'lawn-2', 1)).toMatchObject({ kind: 'failed' });
});

it('says so where somebody else took it away, or deployed another version', () => {
  expect(judgeRollout(undefined, 'lawn-2', 1)).toMatchObject({ kind: 'overruled' });
  expect(judgeRollout(deployed({ version: 'lawn-3' }), 'lawn-2', 1)).toMatchObject({ why: 'somebody deployed lawn-3' });
});

it('comes to an end in time, whatever the cluster says, and is never done with a copy that is not ready', () => {
  const troubles = fc.record({
    kind: fc.constantFrom(...podTroubleKind.options),
    message: fc.string(),
    hint: fc.string(),
    details: fc.constant({}),
  });
  const pods = fc.record({
    version: fc.constantFrom('lawn-1', 'lawn-2'),
    state: fc.constantFrom(...podState.options),
    trouble: fc.option(troubles, { nil: undefined }),
  });
  fc.assert(
    fc.property(fc.array(pods), fc.boolean(), fc.nat(2 * LONGEST_S), (states, settled, seconds) => {
      const all = states.map(({ version, state, trouble: wrong }) =>
        pod(version, { state, ...(wrong && { trouble: wrong }) }),
      );
      const verdict = judgeRollout(deployed({ pods: all, settled }), 'lawn-2', seconds);
      if (seconds > LONGEST_S) expect(verdict.kind).not.toBe('going');
      const ready = all.filter(({ version, state }) => version === 'lawn-2' && state === 'ready').length;
      if (verdict.kind === 'done') expect(ready).toBeGreaterThanOrEqual(2);
    }),
  );
});
