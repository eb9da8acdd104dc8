import { describe, expect, it } from 'vitest';
import { leaseJudgement, leaseLabel } from './lease.ts';

const now = new Date('2026-11-01T12:00:00Z');
const held = (host: string, secondsAgo: number) => ({
  labels: { [leaseLabel.host]: host, [leaseLabel.process]: '7' },
  created: new Date(now.getTime() - secondsAgo * 1000),
});

describe('a lease', () => {
  it.each([
    ['of a Meadow here that lives', held('here', 5), true, 'held'],
    ['of a Meadow here that was killed', held('here', 5), false, 'over'],
    ['of a Meadow elsewhere', held('there', 5), false, 'held'],
    ['of a Meadow elsewhere that has not renewed it', held('there', 61), false, 'over'],
  ])('%s', (_whose, volume, alive, judged) => {
    expect(leaseJudgement(volume, { now, host: 'here', isAlive: () => alive })).toBe(judged);
  });
});
