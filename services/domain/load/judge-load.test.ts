import { describe, expect, it } from 'vitest';
import type { LoadLevel, LoadPlan, LoadSample } from '../../../contract/shapes/load.ts';
import { judgeLoad } from './judge-load.ts';

const mark = { p95: 100, users: 10, errors: 0.01 };
const plan: LoadPlan = { profile: 'ramp', users: 10, seconds: 60 };
const level = (users: number, p95: number, more: Partial<LoadLevel> = {}): LoadLevel => ({
  users,
  seconds: 10,
  answered: 1000,
  turnedAway: 0,
  errors: 0,
  ms: { p50: p95 / 2, p95, p99: p95 * 2 },
  ...more,
});
const judge = (levels: LoadLevel[], more: { cpu?: number; plan?: LoadPlan; samples?: LoadSample[] } = {}) =>
  judgeLoad(mark, { plan, levels, samples: [], cpu: 0.1, ...more });

describe('the verdict of a load test', () => {
  it('is told by the users the mark speaks of, not by those before or after', () => {
    expect(judge([level(5, 500), level(10, 99), level(20, 500)])).toMatchObject({ state: 'passed', reasons: [] });
    expect(judge([level(5, 50), level(12, 101)])).toMatchObject({ state: 'failed', level: { users: 12 } });
    expect(judge([level(9, 50)])).toEqual({ state: 'untold', reasons: ['too-few-users'], mark });
  });

  it('names all that is wrong, the worst first', () => {
    const { state, reasons } = judge([level(10, 101, { errors: 20, turnedAway: 100 })]);
    expect([state, reasons]).toEqual(['failed', ['errors', 'turned-away', 'slow']]);
  });

  it('lets as many errors pass as the mark says, and as many be turned away as leave 95 of 100 answered', () => {
    expect(judge([level(10, 50, { answered: 990, errors: 10 })]).state).toBe('passed');
    expect(judge([level(10, 50, { answered: 989, errors: 11 })]).reasons).toEqual(['errors']);
    expect(judge([level(10, 50, { answered: 950, turnedAway: 50 })]).state).toBe('passed');
    expect(judge([level(10, 50, { answered: 949, turnedAway: 51 })]).reasons).toEqual(['turned-away']);
  });

  it('says nothing of few answers, and fails where there is none at all', () => {
    expect(judge([level(10, 50, { answered: 19 })]).reasons).toEqual(['too-few-answers']);
    const { ms: _, ...silent } = level(10, 0, { answered: 0, errors: 100 });
    expect(judge([silent]).reasons).toEqual(['errors']);
  });

  it('does not call an API slow that was measured by a busy generator', () => {
    expect(judge([level(10, 500)], { cpu: 0.95 })).toMatchObject({ state: 'untold', reasons: ['generator-busy'] });
    expect(judge([level(10, 500, { errors: 500 })], { cpu: 0.95 }).state).toBe('failed');
    expect(judge([level(10, 50)], { cpu: 0.95 }).state).toBe('passed');
  });

  it('sees that a soak gets slower, although it is fast enough yet', () => {
    const soak: LoadPlan = { profile: 'soak', users: 10, seconds: 1200 };
    const samples = (last: number) =>
      Array.from({ length: 20 }, (_, at) => ({
        ...level(10, 0),
        at,
        cpu: 0,
        ms: { p50: at < 10 ? 20 : last, p95: 50, p99: 50 },
      }));
    expect(judge([level(10, 50)], { plan: soak, samples: samples(22) })).toMatchObject({
      state: 'passed',
      slowdown: 1.1,
    });
    expect(judge([level(10, 50)], { plan: soak, samples: samples(30) })).toMatchObject({
      state: 'failed',
      reasons: ['slower'],
    });
    expect(judge([level(10, 50)], { samples: samples(30) }).state).toBe('passed');
  });
});
