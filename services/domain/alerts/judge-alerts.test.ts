import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AlertName, alertName, alertSettings } from '../../../contract/shapes/alert.ts';
import type { DriftSignal } from '../../../contract/shapes/drift.ts';
import { count, noCounts } from '../traffic/counts.ts';
import { type AlertFacts, decideAlerts, judgeAlerts, type Told, unclearOf } from './judge-alerts.ts';

const settings = alertSettings.parse({ silent: { on: true } });
const now = new Date('2026-11-26T12:00:00Z');
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

const facts = (part: Partial<AlertFacts> = {}): AlertFacts => ({
  now,
  signals: [],
  said: [],
  lastHour: noCounts(),
  asked: now,
  ...part,
});

const signal = (part: Partial<DriftSignal>): DriftSignal => ({
  name: 'light',
  state: 'usual',
  effect: 0,
  threshold: 0.2,
  looked: 50,
  chance: 1,
  ...part,
});

const names = (part: Partial<AlertFacts>, set = settings) => judgeAlerts(set, facts(part)).map(({ name }) => name);

const timesOf = (ms: readonly number[]) => {
  const counts = noCounts();
  for (const one of ms) count(counts, { ms: one, verdict: 'a', similarity: 1 });
  return counts;
};

describe('what is wrong', () => {
  it('is nothing where all is as it should be, or too little is known', () => {
    expect(names({})).toEqual([]);
    expect(names({ said: [false, false], lastHour: timesOf([5000]) })).toEqual([]);
    expect(names({ signals: [signal({ state: 'few' }), signal({ name: 'mix', state: 'unknown' })] })).toEqual([]);
  });

  it('is what has shifted', () => {
    const shifted = signal({ state: 'shifted', effect: -0.31 });
    expect(judgeAlerts(settings, facts({ signals: [shifted] }))).toEqual([
      { name: 'light', value: -0.31, threshold: 0.2 },
    ]);
  });

  it('is a live accuracy below its border, of the last so many alone', () => {
    const said = (right: number, of: number) => Array.from({ length: of }, (_, at) => at < right);
    expect(names({ said: said(16, 20) })).toEqual([]);
    expect(names({ said: said(15, 20) })).toEqual(['accuracy']);
    expect(names({ said: [...said(20, 20), ...said(0, 100)] })).toEqual([]);
  });

  it('is slowness of one in twenty', () => {
    expect(names({ lastHour: timesOf(Array.from({ length: 60 }, () => 900)) })).toEqual([]);
    expect(names({ lastHour: timesOf(Array.from({ length: 60 }, (_, at) => (at < 6 ? 2000 : 10))) })).toEqual([
      'latency',
    ]);
  });

  it('is silence', () => {
    expect(names({ asked: ago(23 * 60) })).toEqual([]);
    expect(judgeAlerts(settings, facts({ asked: ago(25 * 60) }))).toEqual([
      { name: 'silent', value: 25, threshold: 24 },
    ]);
  });

  it('is nothing that is switched off', () => {
    const off = alertSettings.parse(Object.fromEntries(alertName.options.map((name) => [name, { on: false }])));
    const all = {
      signals: [signal({ state: 'shifted', effect: 1 })],
      said: Array.from({ length: 20 }, () => false),
      lastHour: timesOf(Array.from({ length: 60 }, () => 9000)),
      asked: ago(100_000),
    };
    expect(names(all, off)).toEqual([]);
    expect(names(all)).toEqual(['light', 'accuracy', 'latency', 'silent']);
  });
});

describe('what is told', () => {
  const trouble = (name: AlertName) => ({ name, value: 1, threshold: 0.5 });
  const told = (part: Partial<Told> = {}): Told => ({
    id: 1,
    name: 'light',
    version: 'a-1',
    cleared: undefined,
    ...part,
  });
  const about = { version: 'a-1', since: ago(1000), now, unclear: new Set<AlertName>(), anew: false };
  const decided = (troubles: AlertName[], before: Told[], more: Partial<typeof about> = {}) => {
    const { raise, ...others } = decideAlerts(troubles.map(trouble), before, { ...about, ...more });
    return { raise: raise.map(({ name }) => name), ...others };
  };

  it('is raised once, and cleared when it is over', () => {
    expect(decided(['light'], [])).toEqual({ raise: ['light'], reopen: [], clear: [] });
    expect(decided(['light'], [told()])).toEqual({ raise: [], reopen: [], clear: [] });
    expect(decided([], [told()])).toEqual({ raise: [], reopen: [], clear: [1] });
  });

  it('stays as it is where it cannot be told', () => {
    const unclear = unclearOf(settings, facts({ signals: [signal({ state: 'few' })] }));
    expect(decided([], [told({ name: 'latency' }), told({ name: 'accuracy' })], { unclear }).clear).toEqual([]);
    expect(decided([], [told()], { unclear })).toEqual({ raise: [], reopen: [], clear: [] });
  });

  it('is over where it is switched off, or seen to be gone', () => {
    const signals = [signal({ state: 'usual' })];
    const off = { ...settings, accuracy: { ...settings.accuracy, on: false } };
    const unclear = unclearOf(off, facts({ signals, lastHour: timesOf(Array.from({ length: 60 }, () => 10)) }));
    const open = [told(), told({ id: 2, name: 'latency' }), told({ id: 3, name: 'accuracy' })];
    expect(decided([], open, { unclear }).clear).toEqual([1, 2, 3]);
    expect(unclear.has('mix')).toBe(true);
  });

  it('is open again where it comes back within the hour, and raised anew after it', () => {
    const over = (minutes: number, id = 1) => told({ id, cleared: ago(minutes) });
    expect(decided(['light'], [over(59)])).toEqual({ raise: [], reopen: [1], clear: [] });
    expect(decided(['light'], [over(61)])).toEqual({ raise: ['light'], reopen: [], clear: [] });
    expect(decided(['mix'], [over(1)])).toEqual({ raise: ['mix'], reopen: [], clear: [] });
    expect(decided(['light'], [over(1)], { anew: true })).toEqual({ raise: ['light'], reopen: [], clear: [] });
    expect(decided(['light'], [over(5, 2), over(9, 1)]).reopen).toEqual([2]);
    expect(decided(['light'], [told({ id: 3 }), over(5, 2)])).toEqual({ raise: [], reopen: [], clear: [] });
  });

  it('begins anew with another version', () => {
    expect(decided(['light'], [told()], { version: 'a-2' })).toEqual({ raise: ['light'], reopen: [], clear: [1] });
    expect(decided([], [told()], { version: 'a-2' })).toEqual({ raise: [], reopen: [], clear: [1] });
  });

  it('begins anew with a version that is live again, however short ago it was over', () => {
    const over = [told({ cleared: ago(3) })];
    expect(decided(['light'], over, { since: ago(2) })).toEqual({ raise: ['light'], reopen: [], clear: [] });
    expect(decided(['light'], over, { since: ago(3) })).toEqual({ raise: ['light'], reopen: [], clear: [] });
    expect(decided(['light'], over, { since: ago(4) })).toEqual({ raise: [], reopen: [1], clear: [] });
  });

  it('has one open of each that is wrong and of no other, whatever comes', () => {
    const step = fc.record({
      wrong: fc.uniqueArray(fc.constantFrom<AlertName>('light', 'mix', 'latency')),
      version: fc.constantFrom('a-1', 'a-2'),
      minutes: fc.integer({ min: -500, max: 500 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let all: Told[] = [];
        let time = now.getTime();
        let since = now;
        let live = 'a-1';
        for (const { wrong, version, minutes } of steps) {
          time += minutes * 60_000;
          const moment = new Date(time);
          if (version !== live) since = moment;
          live = version;
          const situation = { ...about, version, since, now: moment };
          const { raise, reopen, clear } = decideAlerts(wrong.map(trouble), all, situation);
          all = all.map((one) => ({
            ...one,
            ...(clear.includes(one.id) && { cleared: moment }),
            ...(reopen.includes(one.id) && { cleared: undefined }),
          }));
          for (const { name } of raise) all.push({ id: all.length + 1, name, version, cleared: undefined });
          const open = all.filter(({ cleared }) => cleared === undefined);
          expect(open.map(({ name }) => name).toSorted()).toEqual(wrong.toSorted());
          expect(open.every((one) => one.version === version)).toBe(true);
        }
      }),
    );
  });
});
