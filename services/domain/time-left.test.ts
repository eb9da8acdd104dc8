import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ProgressSample, timeLeft, withSample } from './time-left.ts';

const collect = (samples: ProgressSample[]) => samples.reduce<readonly ProgressSample[]>(withSample, []);
const steady = (count: number, perSecond: number) =>
  Array.from({ length: count }, (_, at) => ({ at: at * 1000, done: at * perSecond }));

describe('time left', () => {
  it('is told from a steady rate', () => {
    expect(timeLeft(collect(steady(5, 10)), 100)).toBeCloseTo(6);
  });

  it('is not told before there is something to tell it from', () => {
    expect(timeLeft([], 100)).toBeUndefined();
    expect(timeLeft(collect(steady(2, 10)), 100)).toBeUndefined();
    expect(timeLeft(collect(steady(5, 0)), 100)).toBeUndefined();
  });

  it('is hardly moved by one burst', () => {
    const samples = steady(15, 10).map(({ at, done }) => ({ at, done: done + (at >= 14_000 ? 500 : 0) }));
    expect(timeLeft(collect(samples), 740)).toBeCloseTo(10, 0);
  });

  it('follows the last seconds when the work turns slow', () => {
    const fast = steady(5, 1000);
    const slow = Array.from({ length: 20 }, (_, at) => ({ at: 5000 + at * 1000, done: 4000 + at * 10 }));
    expect(timeLeft(collect([...fast, ...slow]), 4290)).toBeCloseTo(10, 0);
  });

  it('begins anew when the work does', () => {
    expect(withSample(steady(5, 10), { at: 9000, done: 0 })).toEqual([{ at: 9000, done: 0 }]);
  });

  it('is never negative, infinite or a guess from many samples kept', () => {
    const step = fc.record({ at: fc.nat({ max: 3000 }), done: fc.nat({ max: 50 }) });
    fc.assert(
      fc.property(fc.array(step), fc.nat(), (steps, total) => {
        let sample = { at: 0, done: 0 };
        let samples: readonly ProgressSample[] = [];
        for (const { at, done } of steps) {
          sample = { at: sample.at + at, done: sample.done + done };
          samples = withSample(samples, sample);
        }
        const left = timeLeft(samples, total);
        expect(samples.length).toBeLessThanOrEqual(20);
        if (left !== undefined) expect(left >= 0 && Number.isFinite(left)).toBe(true);
      }),
    );
  });
});
