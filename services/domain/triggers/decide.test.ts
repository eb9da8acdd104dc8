import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type TriggerName, triggerName, triggerSettings } from '../../../contract/shapes/trigger.ts';
import { type DecideFacts, decide, isNews, type Queued, type Wanting } from './decide.ts';

const { limits } = triggerSettings.parse({});
const now = new Date('2026-03-02T12:00:00Z');
const MINUTE = 60_000;

const facts = (part: Partial<DecideFacts> = {}): DecideFacts => ({
  now,
  adding: false,
  untrainable: undefined,
  onBattery: false,
  begun: [],
  running: false,
  queued: undefined,
  ...part,
});
const wants = (trigger: TriggerName = 'new-photos'): Wanting => ({
  trigger,
  cause: { code: trigger === 'weekly' ? 'due' : 'new-photos', values: {} },
});
const asked: Queued = { trigger: 'drift', cause: { code: 'asked', values: {} }, at: now };
const codes = (decision: ReturnType<typeof decide>) =>
  decision.decided.map(({ trigger, ran, reason }) => `${trigger} ${ran ? 'ran' : 'held'}: ${reason.code}`);

describe('what wants to run', () => {
  it('runs, all of it in one training', () => {
    const decision = decide(limits, facts(), [wants(), wants('weekly')]);
    expect(decision.start).toEqual({ trigger: 'new-photos', reason: wants().cause });
    expect(codes(decision)).toEqual(['new-photos ran: new-photos', 'weekly ran: due']);
  });

  it('is held by the cool-down, the budget, the battery, photos that come in, and too few photos', () => {
    const begun = [new Date(now.getTime() - 30 * MINUTE)];
    const cool = decide(limits, facts({ begun }), [wants()]);
    expect(cool.decided[0]).toEqual({
      trigger: 'new-photos',
      ran: false,
      reason: { code: 'cool-down', values: { until: '2026-03-02T12:30:00.000Z' } },
      cause: wants().cause,
    });
    const spent = [2, 4, 6, 23].map((hours) => new Date(now.getTime() - hours * 60 * MINUTE));
    expect(decide(limits, facts({ begun: spent }), [wants()]).decided[0]?.reason).toEqual({
      code: 'budget',
      values: { perDay: 4, until: '2026-03-02T13:00:00.000Z' },
    });
    expect(codes(decide(limits, facts({ onBattery: true }), [wants()]))).toEqual(['new-photos held: battery']);
    expect(decide({ ...limits, onBattery: true }, facts({ onBattery: true }), [wants()]).start).toBeDefined();
    expect(codes(decide(limits, facts({ adding: true }), [wants()]))).toEqual(['new-photos held: adding']);
    const untrainable = { code: 'untrainable', values: { why: 'too-few-photos' } } as const;
    expect(codes(decide(limits, facts({ untrainable }), [wants()]))).toEqual(['new-photos held: untrainable']);
  });

  it('is queued once while a training goes on, and the others are told', () => {
    const first = decide(limits, facts({ running: true }), [wants(), wants('weekly')]);
    expect(codes(first)).toEqual(['new-photos held: queued', 'weekly held: queued-already']);
    expect(first.queued).toMatchObject({ trigger: 'new-photos' });
    const second = decide(limits, facts({ running: true, queued: first.queued }), [wants('weekly'), wants()]);
    expect(second.queued).toEqual(first.queued);
  });

  it('is no longer queued where it does not want to any more', () => {
    const queued = { ...wants(), at: now };
    const decision = decide(limits, facts({ queued }), []);
    expect(codes(decision)).toEqual(['new-photos held: no-longer']);
    expect(decision.queued).toBeUndefined();
  });

  it('runs when a person asks, whatever holds the others', () => {
    const begun = [new Date(now.getTime() - MINUTE)];
    const decision = decide(limits, facts({ begun, onBattery: true, queued: asked }), [wants()]);
    expect(decision.start).toEqual({ trigger: 'drift', reason: asked.cause });
    expect(codes(decide(limits, facts({ running: true, queued: asked }), []))).toEqual(['drift held: queued']);
    const untrainable = { code: 'untrainable', values: {} } as const;
    expect(decide(limits, facts({ untrainable, queued: asked }), []).start).toBeUndefined();
  });

  it('is not held for ever by a clock that was wrong', () => {
    const begun = [new Date('2031-01-01T00:00:00Z')];
    expect(decide(limits, facts({ begun }), [wants()]).start).toBeDefined();
    const ahead = [new Date(now.getTime() + 20 * MINUTE)];
    expect(codes(decide(limits, facts({ begun: ahead }), [wants()]))).toEqual(['new-photos held: cool-down']);
  });
});

it('what holds a trigger is said once', () => {
  const held = { ran: false, reason: { code: 'battery', values: {} } } as const;
  const ran = { ran: true, reason: { code: 'due', values: {} } } as const;
  expect(isNews(held, undefined)).toBe(true);
  expect(isNews(held, held)).toBe(false);
  expect(isNews(held, ran)).toBe(true);
  expect(isNews(ran, ran)).toBe(true);
  expect(isNews({ ran: false, reason: { code: 'cool-down', values: { until: 'later' } } }, held)).toBe(true);
});

describe('for any course of events', () => {
  /** Minutes that pass, who wants to run then, how long a training takes, and whether the cable is in. */
  const steps = fc.array(
    fc.record({
      minutes: fc.integer({ min: 1, max: 240 }),
      wanting: fc.uniqueArray(fc.constantFrom(...triggerName.options), { maxLength: 5 }),
      takes: fc.integer({ min: 0, max: 300 }),
      onBattery: fc.boolean(),
    }),
    { minLength: 1, maxLength: 200 },
  );
  const anyLimits = fc.record({
    coolDownMinutes: fc.integer({ min: 0, max: 600 }),
    perDay: fc.integer({ min: 1, max: 6 }),
    onBattery: fc.boolean(),
  });

  it('the budget, the cool-down and the battery are kept, one runs at a time, one is queued', () => {
    fc.assert(
      fc.property(anyLimits, steps, (rules, course) => {
        const begun: Date[] = [];
        let [at, ends, queued] = [now.getTime(), 0, undefined as Queued | undefined];
        for (const { minutes, wanting, takes, onBattery } of course) {
          at += minutes * MINUTE;
          const running = at < ends;
          const decision = decide(
            rules,
            facts({ now: new Date(at), begun: [...begun], running, queued, onBattery }),
            wanting.map((trigger) => wants(trigger)),
          );
          queued = decision.queued;
          expect(queued !== undefined && !running).toBe(false);
          if (!decision.start) continue;
          expect(running || (onBattery && !rules.onBattery)).toBe(false);
          const last = begun.at(-1)?.getTime();
          if (last !== undefined) expect(at - last).toBeGreaterThanOrEqual(rules.coolDownMinutes * MINUTE);
          begun.push(new Date(at));
          ends = at + takes * MINUTE;
          const today = begun.filter((moment) => at - moment.getTime() < 24 * 60 * MINUTE);
          expect(today.length).toBeLessThanOrEqual(rules.perDay);
        }
      }),
    );
  });

  it('every trigger that wants to run gets a word', () => {
    fc.assert(
      fc.property(anyLimits, steps, fc.boolean(), (rules, course, running) => {
        for (const { wanting } of course) {
          const { decided } = decide(
            rules,
            facts({ running }),
            wanting.map((trigger) => wants(trigger)),
          );
          expect(decided.map(({ trigger }) => trigger)).toEqual(wanting);
        }
      }),
      { numRuns: 20 },
    );
  });
});
