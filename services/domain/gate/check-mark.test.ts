import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LoadResult } from '../../../contract/shapes/load.ts';
import { checkMark, testedSpeeds } from './check-mark.ts';
import { decide, decideFirst } from './decide.ts';

const mark = { p95: 60, users: 10, errors: 0.01 };
const pairs = (ratio: number) => Array.from({ length: 30 }, () => ({ champion: 10, challenger: 10 * ratio }));
const tested = (p95: number, ratio: number) => ({ version: 'lawn-1', p95, users: 10, pairs: pairs(ratio) });
const references = { name: 'references', passed: true, finding: '', details: {} } as const;

const level = (users: number, p95?: number, answered = 100) => ({
  users,
  seconds: 10,
  answered,
  turnedAway: 0,
  errors: 0,
  ...(p95 !== undefined && { ms: { p50: p95 / 2, p95, p99: 2 * p95 } }),
});
const laptop = { kind: 'laptop', address: 'http://127.0.0.1:8600' };
const result = (versions: string[], levels: LoadResult['levels'], target = laptop) =>
  ({
    target,
    versions: versions.map((version) => ({ version, answers: 9 })),
    levels,
    plan,
    samples: [],
    cpu: 0.1,
  }) as unknown as LoadResult;
const plan = { profile: 'steady', users: 10, seconds: 10 };

describe('whether a version would meet the pass mark', () => {
  it('is told from a load test, and how many times as long a photo takes it', () => {
    expect(checkMark(mark, tested(40, 2))).toMatchObject({
      passed: false,
      details: { p95: 80, mark: 60, tested: 'lawn-1', testedP95: 40, ratio: expect.closeTo(2) },
    });
    expect(checkMark(mark, tested(40, 1.4)).passed).toBe(true);
  });

  it('is refused above the mark and never at or below it, and no faster version is refused where a slower one is not', () => {
    const time = fc.integer({ min: 1, max: 5000 });
    const ratio = fc.double({ min: 0.2, max: 5, noNaN: true });
    fc.assert(
      fc.property(time, time, ratio, ratio, (p95, most, one, other) => {
        const [fast, slow] = [Math.min(one, other), Math.max(one, other)];
        const asked = { ...mark, p95: most };
        const check = checkMark(asked, tested(p95, slow));
        expect(check.passed).toBe(Number(check.details.p95) <= most);
        if (check.passed) expect(checkMark(asked, tested(p95, fast)).passed).toBe(true);
      }),
    );
  });

  it('refuses nothing where no load test says anything', () => {
    expect(checkMark(mark, undefined)).toMatchObject({ passed: true, details: { mark: 60 } });
    expect(checkMark(mark, { ...tested(40, 1), pairs: [] }).details.p95).toBeUndefined();
  });

  it('stops the gate in plain words, however good the version is', () => {
    const photos = Array.from({ length: 40 }, (_, at) => ({
      hash: `${at}`,
      label: 'a',
      champion: { score: 0.6, best: 'a' },
      challenger: { score: 0.9, best: 'a' },
    }));
    const slow = checkMark(mark, tested(40, 2));
    expect(decide(photos, [], { references, mark: slow })).toMatchObject({
      passed: false,
      reason: '40 of 40 photos neither knew right; the live one 40; too slow: p95 80 ms, mark 60 ms',
    });
    expect(decide(photos, [], { references, mark: checkMark(mark, tested(40, 1)) }).passed).toBe(true);
    expect(decide(photos, [], { references }).checks.map(({ name }) => name)).not.toContain('mark');
    expect(decideFirst({ right: 20, total: 20, classes: 2 }, { references, mark: slow }).passed).toBe(false);
  });
});

it('takes the fewest users that are as many as the mark says, of tests that one version answered', () => {
  const results = [
    result(['lawn-2', 'lawn-1'], [level(10, 50)]),
    result([], [level(10, 50)]),
    result(['lawn-2'], [level(5, 20)]),
    // Too few to tell how long 95 of 100 take.
    result(['lawn-2'], [level(10, 20, 5)]),
    result(['lawn-2'], [level(10)]),
    result(['lawn-1'], [level(4, 20), level(12, 44), level(20, 90)]),
    result(['lawn-3'], [level(10, 9)], { kind: 'stack', address: 'http://127.0.0.1:8000' }),
    result(['lawn-0'], [level(10, 30)]),
  ];
  expect(testedSpeeds(results, mark)).toEqual([
    { version: 'lawn-1', p95: 44, users: 12 },
    { version: 'lawn-0', p95: 30, users: 10 },
  ]);
});
