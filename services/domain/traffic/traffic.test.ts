import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { count, merge, noCounts } from './counts.ts';
import { latencyOf } from './latency-buckets.ts';
import { byVersion, pointsOf, trafficOf } from './series.ts';
import { stretchOf } from './spans.ts';

const made = fc.record({
  ms: fc.double({ min: 0.1, max: 3_600_000, noNaN: true }),
  verdict: fc.constantFrom('grass', 'dandelion', 'neither', '__proto__'),
  similarity: fc.double({ min: 0, max: 1, noNaN: true }),
});

const countsOf = (all: readonly { ms: number; verdict: string; similarity: number }[]) => {
  const counts = noCounts();
  for (const one of all) count(counts, one);
  return counts;
};

describe('counts of predictions', () => {
  it('tell percentiles to 6 %', () => {
    fc.assert(
      fc.property(fc.array(made, { minLength: 1 }), (all) => {
        const sorted = all.map(({ ms }) => ms).sort((one, other) => one - other);
        const exact = (share: number) => sorted[Math.ceil(share * sorted.length) - 1]!;
        const told = latencyOf(countsOf(all).ms)!;
        expect(Math.abs(told.p50 / exact(0.5) - 1)).toBeLessThan(0.06);
        expect(Math.abs(told.p95 / exact(0.95) - 1)).toBeLessThan(0.06);
        expect(Math.abs(told.p99 / exact(0.99) - 1)).toBeLessThan(0.06);
      }),
    );
  });

  it('are the same, counted together or in parts', () => {
    fc.assert(
      fc.property(fc.array(made), fc.array(made), (one, other) => {
        const parts = countsOf(one);
        merge(parts, countsOf(other));
        const whole = countsOf([...one, ...other]);
        expect({ ...parts, similaritySum: 0 }).toEqual({ ...whole, similaritySum: 0 });
        expect(parts.similaritySum).toBeCloseTo(whole.similaritySum, 9);
      }),
    );
  });

  it('tell no latency where nothing was asked', () => {
    expect(latencyOf(new Map())).toBeUndefined();
  });
});

describe('the stretch of a chart', () => {
  const now = new Date('2026-11-26T11:42:10Z');

  it('ends with the step that now lies in', () => {
    expect(stretchOf('hour', now, 0)).toMatchObject({ to: new Date('2026-11-26T11:43:00Z'), step: 60 });
    expect(stretchOf('day', now, 0)).toMatchObject({ to: new Date('2026-11-26T11:45:00Z'), step: 900 });
    expect(stretchOf('day', now, 0).from).toEqual(new Date('2026-11-25T11:45:00Z'));
  });

  it('has days that begin with the local midnight', () => {
    expect(stretchOf('quarter', now, 330).to).toEqual(new Date('2026-11-26T18:30:00Z'));
    expect(stretchOf('year', now, -300).to).toEqual(new Date('2026-11-27T05:00:00Z'));
  });

  it('has a point for each step, in which all that was counted and judged in it is found again', () => {
    const stretch = stretchOf('hour', now, 0);
    const within = fc.integer({ min: 0, max: 3599 }).map((second) => new Date(stretch.from.getTime() + second * 1000));
    const counted = fc.record({ at: within, version: fc.constantFrom('a-1', 'a-2'), all: fc.array(made) });
    const judged = fc.record({ at: within, version: fc.constantFrom('a-1', 'a-2'), right: fc.boolean() });
    fc.assert(
      fc.property(fc.array(counted), fc.array(judged), (groups, said) => {
        const counts = groups.map(({ all, ...rest }) => ({ ...rest, ...countsOf(all) }));
        const points = pointsOf(stretch, counts, said);
        expect(points).toHaveLength(60);
        const sum = (parts: { predictions: number; judged: number; right: number }[]) =>
          (['predictions', 'judged', 'right'] as const).map((name) => parts.reduce((all, part) => all + part[name], 0));
        expect(sum(points)).toEqual(sum([trafficOf(counts, said)]));
        expect(sum(byVersion(counts, said))).toEqual(sum(points));
      }),
    );
  });
});
