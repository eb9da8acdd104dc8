import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTimetable, scheduleOf } from './schedule.ts';

const zurich = (cron: string) => ({ cron, zone: 'Europe/Zurich' });
const at = (text: string) => new Date(text);
const iso = (moment: Date | undefined) => moment?.toISOString();

describe('a timetable', () => {
  it('tells what came since, and what comes next, in its zone', () => {
    const { due, times, next } = scheduleOf(
      zurich('0 3 * * 1'),
      at('2026-02-20T00:00:00Z'),
      at('2026-03-03T00:00:00Z'),
    );
    expect([iso(due), times, iso(next)]).toEqual(['2026-03-02T02:00:00.000Z', 2, '2026-03-09T02:00:00.000Z']);
  });

  it('comes at its very moment, and once', () => {
    const moment = at('2026-03-02T02:00:00Z');
    expect(scheduleOf(zurich('0 3 * * 1'), at('2026-03-01T00:00:00Z'), moment).times).toBe(1);
    expect(scheduleOf(zurich('0 3 * * 1'), moment, moment)).toMatchObject({ due: undefined, times: 0 });
  });

  it('that never comes says so', () => {
    const never = scheduleOf(zurich('0 0 30 2 *'), at('2026-01-01T00:00:00Z'), at('2026-12-31T00:00:00Z'));
    expect(never).toEqual({ due: undefined, times: 0, next: undefined });
    checkTimetable(zurich('0 0 30 2 *'));
  });

  it('that cannot be read is refused with a sentence', () => {
    for (const cron of ['', 'weekly', '61 * * * *', '0 0 3 * * 1', '* * * *'])
      expect(() => checkTimetable(zurich(cron)), cron).toThrowError(/is no cron expression/);
    expect(() => checkTimetable({ cron: '0 3 * * 1', zone: 'Mars/Olympus' })).toThrowError(/no time zone/);
  });

  it('comes once each day through both changes of the clocks', () => {
    // 02:30 does not exist on 29 March 2026, and comes twice on 25 October.
    for (const [from, to] of [
      ['2026-03-27T12:00:00Z', '2026-03-31T12:00:00Z'],
      ['2026-10-23T12:00:00Z', '2026-10-27T12:00:00Z'],
    ] as const)
      expect(scheduleOf(zurich('30 2 * * *'), at(from), at(to)).times).toBe(4);
  });
});

describe('for any way of looking', () => {
  const zones = fc.constantFrom('Europe/Zurich', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC');
  const gaps = fc.array(fc.integer({ min: 1, max: 60 * 24 * 20 }), { minLength: 1, maxLength: 60 });
  const hours = fc.integer({ min: 0, max: 23 });

  it('each time that came runs once or is one of those missed, none twice, through a year with sleep', () => {
    fc.assert(
      fc.property(zones, hours, gaps, (zone, hour, minutes) => {
        const timetable = { cron: `30 ${hour} * * *`, zone };
        const start = at('2026-01-01T00:00:00Z');
        let [since, now, came, runs] = [start, start, 0, 0];
        for (const gap of minutes) {
          now = new Date(now.getTime() + gap * 60_000);
          const { due, times } = scheduleOf(timetable, since, now);
          if (!due) continue;
          expect(due > since && due <= now).toBe(true);
          came += times;
          runs += 1;
          since = now;
        }
        expect(runs).toBeLessThanOrEqual(minutes.length);
        // Once a local day: as many as there were days, give or take the first and the last.
        const days = (now.getTime() - start.getTime()) / 86_400_000;
        if (minutes.every((gap) => gap < 60 * 24 * 90)) expect(Math.abs(came - days)).toBeLessThanOrEqual(1.1);
      }),
      { numRuns: 40 },
    );
  });
});
