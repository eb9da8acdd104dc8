import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketOf, FINE } from '../traffic/latency-buckets.ts';
import { type LoadTick, openTally } from './tally.ts';

const tick = (at: number, users: number, times: readonly number[], more: Partial<LoadTick> = {}): LoadTick => ({
  at,
  users,
  buckets: times.map((ms) => [bucketOf(ms, FINE), 1]),
  turnedAway: 0,
  failures: {},
  versions: times.length > 0 ? { 'lawn-1': times.length } : {},
  cpu: 0.1,
  ...more,
});

describe('what a load test adds up', () => {
  it('tells answers, those turned away and failures apart, by second and by number of users', () => {
    const tally = openTally({ seconds: 3 });
    tally.add(tick(1, 1, [10, 20]), {});
    tally.add(tick(2, 5, [30], { turnedAway: 4 }), { replicas: 2, apiCpu: 1.5 });
    tally.add(tick(3, 5, [50], { failures: { 'HTTP 500': 2, timeout: 1 }, versions: { 'lawn-2': 1 } }), {});
    const { samples, levels, total, versions, failures } = tally.now();
    expect(samples.map(({ at, users, answered }) => [at, users, answered])).toEqual([
      [1, 1, 2],
      [2, 5, 1],
      [3, 5, 1],
    ]);
    expect(samples[1]).toMatchObject({ turnedAway: 4, errors: 0, replicas: 2, apiCpu: 1.5 });
    expect(levels).toMatchObject([
      { users: 1, seconds: 1, answered: 2, turnedAway: 0, errors: 0 },
      { users: 5, seconds: 2, answered: 2, turnedAway: 4, errors: 3 },
    ]);
    expect(total).toMatchObject({ users: 5, seconds: 3, answered: 4, turnedAway: 4, errors: 3 });
    expect(versions).toEqual([
      { version: 'lawn-1', answers: 3 },
      { version: 'lawn-2', answers: 1 },
    ]);
    expect(failures).toEqual([
      { what: 'HTTP 500', times: 2 },
      { what: 'timeout', times: 1 },
    ]);
  });

  it('keeps few points of a day, and loses nothing of what it counted', () => {
    const tally = openTally({ seconds: 86_400 });
    for (let at = 1; at <= 86_400; at += 1) tally.add(tick(at, 3, [10]), {});
    tally.add(tick(86_400, 3, [10, 10]), {});
    const { samples, total, cpu } = tally.now();
    expect(samples).toHaveLength(120);
    expect(samples.at(-1)).toMatchObject({ at: 86_400, seconds: 720, answered: 720 });
    expect(total).toMatchObject({ answered: 86_402, seconds: 86_400 });
    expect(cpu).toBeCloseTo(0.1);
  });

  it('tells percentiles to a hundredth', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 1, max: 30_000, noNaN: true }), { minLength: 1, maxLength: 300 }),
        (times) => {
          const tally = openTally({ seconds: 10 });
          tally.add(tick(1, 1, times), {});
          const sorted = times.toSorted((one, other) => one - other);
          const exact = sorted[Math.ceil(0.95 * sorted.length) - 1]!;
          const told = tally.now().total.ms!.p95;
          expect(Math.abs(told - exact) / exact).toBeLessThan(0.016);
        },
      ),
    );
  });
});
