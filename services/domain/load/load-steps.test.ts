import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEAST_SECONDS, type LoadPlan, loadProfile, MOST_SECONDS, MOST_USERS } from '../../../contract/shapes/load.ts';
import { stepsOf } from './load-steps.ts';

const plans = fc.record({
  profile: fc.constantFrom(...loadProfile.options),
  users: fc.integer({ min: 1, max: MOST_USERS }),
  seconds: fc.integer({ min: LEAST_SECONDS, max: MOST_SECONDS }),
});
const usersOf = (plan: LoadPlan) => stepsOf(plan).map(({ users }) => users);

describe('the users of a load test', () => {
  it('fill all its seconds, are never none, and once as many as wanted, whatever is asked for', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const steps = stepsOf(plan);
        expect(steps.reduce((sum, { seconds }) => sum + seconds, 0)).toBe(plan.seconds);
        expect(Math.max(...usersOf(plan))).toBe(plan.users);
        for (const { users, seconds } of steps) {
          expect(Number.isInteger(users) && users >= 1).toBe(true);
          expect(Number.isInteger(seconds) && seconds >= 1).toBe(true);
        }
      }),
    );
  });

  it('of a ramp become more with each stair, and stay on each for a while', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const steps = stepsOf({ ...plan, profile: 'ramp' });
        const counts = steps.map(({ users }) => users);
        expect(counts).toEqual([...new Set(counts)].sort((one, other) => one - other));
        if (steps.length > 1) for (const { seconds } of steps) expect(seconds).toBeGreaterThanOrEqual(3);
      }),
    );
  });

  it('come all at once in a spike, and go again', () => {
    expect(stepsOf({ profile: 'spike', users: 20, seconds: 60 })).toEqual([
      { users: 4, seconds: 24 },
      { users: 20, seconds: 12 },
      { users: 4, seconds: 24 },
    ]);
  });

  it('are always as many where it is steady', () => {
    expect(stepsOf({ profile: 'steady', users: 7, seconds: 30 })).toEqual([{ users: 7, seconds: 30 }]);
    expect(stepsOf({ profile: 'ramp', users: 8, seconds: 24 }).map(({ users }) => users)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8,
    ]);
  });
});
