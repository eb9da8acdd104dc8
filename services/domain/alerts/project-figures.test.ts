import { expect, test } from 'vitest';
import { alertSettings } from '../../../contract/shapes/alert.ts';
import type { DriftSignal } from '../../../contract/shapes/drift.ts';
import { triggerSettings } from '../../../contract/shapes/trigger.ts';
import { type FigureFacts, figuresOf } from './project-figures.ts';

const settings = alertSettings.parse({});
const day = (number: number) => new Date(`2026-03-${String(number).padStart(2, '0')}T03:00:00.000Z`);
const facts: FigureFacts = {
  signals: [],
  said: [],
  runs: [],
  created: day(1),
  weekly: triggerSettings.parse({}).weekly,
  weeklySince: undefined,
};
const ended = { state: 'done', mode: 'quick', ended: undefined };
const weekly = { on: true, cron: '0 3 * * 1' };
const signal = (part: Partial<DriftSignal>): DriftSignal => ({
  name: 'light',
  state: 'usual',
  looked: 50,
  effect: 0.1,
  threshold: 0.25,
  chance: 0.5,
  ...part,
});

test('where nothing is known, nothing is told but what is wanted', () => {
  expect(figuresOf(settings, facts)).toEqual({ leastAccuracy: 0.8 });
  const quiet = alertSettings.parse({ accuracy: { on: false } });
  expect(figuresOf(quiet, facts)).toEqual({});
});

test('drift is that of the measures that are to be told and can be', () => {
  const signals = [
    signal({}),
    signal({ name: 'unlike', state: 'shifted', effect: -0.3, threshold: 0.2 }),
    signal({ name: 'mix', state: 'few', effect: 9 }),
  ];
  expect(figuresOf(settings, { ...facts, signals }).drift).toEqual({ shifted: 1, farthest: 0.3 / 0.2 });
  const quiet = alertSettings.parse({ unlike: { on: false } });
  expect(figuresOf(quiet, { ...facts, signals }).drift).toEqual({ shifted: 0, farthest: 0.1 / 0.25 });
});

test('accuracy is told from as many verdicts as its alert', () => {
  const said = Array.from({ length: 20 }, (_, at) => at > 4);
  expect(figuresOf(settings, { ...facts, said }).accuracy).toBe(0.75);
  expect(figuresOf(settings, { ...facts, said: said.slice(1) }).accuracy).toBeUndefined();
});

test('a weekly training is waited for since the last that succeeded', () => {
  const runs = [
    { ...ended, state: 'failed', started: day(15) },
    { ...ended, started: day(8) },
    { ...ended, started: day(2) },
  ];
  expect(figuresOf(settings, { ...facts, runs })).not.toHaveProperty('weeklySince');
  expect(figuresOf(settings, { ...facts, runs, weekly })).toMatchObject({
    trained: day(8).toISOString(),
    weeklySince: day(8).toISOString(),
  });
  // It ran, and failed: that is no training.
  expect(figuresOf(settings, { ...facts, runs, weekly, weeklySince: day(15) }).weeklySince).toBe(day(8).toISOString());
});

test('a calendar that was just switched on is given its time', () => {
  const runs = [{ ...ended, started: day(2) }];
  const told = figuresOf(settings, { ...facts, runs, weekly, weeklySince: day(20) });
  expect(told).toMatchObject({ trained: day(2).toISOString(), weeklySince: day(20).toISOString() });
  expect(figuresOf(settings, { ...facts, weekly }).weeklySince).toBe(day(1).toISOString());
});

test.each(['0 3 1 * *', '0 3 * 6 1'])('%s does not come each week', (cron) => {
  expect(figuresOf(settings, { ...facts, weekly: { on: true, cron } })).not.toHaveProperty('weeklySince');
});

test('the training under way is to be done in three times the longest of the last of its kind, or half an hour', () => {
  const hours = (from: number, took: number | undefined, state: string, mode = 'quick') => {
    const started = new Date(day(20).getTime() + from * 3_600_000);
    return {
      state,
      mode,
      started,
      ended: took === undefined ? undefined : new Date(started.getTime() + took * 3_600_000),
    };
  };
  const now = hours(9, undefined, 'running');
  const within = (...before: ReturnType<typeof hours>[]) =>
    figuresOf(settings, { ...facts, runs: [now, ...before] }).training?.within;
  expect(figuresOf(settings, { ...facts, runs: [now] }).training).toEqual({
    since: now.started.toISOString(),
    within: 4 * 3600,
  });
  // What is gone on with a day later is not late.
  const resumed = { ...now, resumed: day(22) };
  expect(figuresOf(settings, { ...facts, runs: [resumed] }).training?.since).toBe(day(22).toISOString());
  expect(
    within(hours(8, 0.5, 'done'), hours(6, 0.25, 'done'), hours(3, 3, 'failed'), hours(1, 2, 'done', 'deep')),
  ).toBe(5400);
  expect(within(hours(8, 0.01, 'done'))).toBe(1800);
  expect(figuresOf(settings, { ...facts, runs: [hours(8, 0.5, 'done')] })).not.toHaveProperty('training');
});
