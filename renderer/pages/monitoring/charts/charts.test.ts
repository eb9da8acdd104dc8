import { expect, test } from 'vitest';
import type { TrafficSeries } from '../../../../contract/shapes/traffic.ts';
import { OTHERS, shownVerdicts } from './shown-verdicts.ts';
import { isNearEnd, namedMarks, switchMarks } from './switch-marks.ts';
import { trafficRows } from './traffic-rows.ts';

type Point = TrafficSeries['points'][number];
const hour = (n: number) => new Date(Date.UTC(2026, 2, 1, n)).toISOString();
const empty = (n: number): Point => ({ at: hour(n), predictions: 0, verdicts: {}, judged: 0, right: 0 });

test('a step in which nothing was asked has no shares, no latency, no accuracy', () => {
  expect(trafficRows([empty(0)], { named: ['bees', 'neither'], others: false })).toEqual([
    { at: hour(0), predictions: 0, judged: 0, right: 0, shares: {} },
  ]);
});

test('a step has its shares, those not named together, and "neither" is one', () => {
  const point: Point = {
    ...empty(0),
    predictions: 10,
    ms: { p50: 20, p95: 40, p99: 80 },
    verdicts: { ants: 4, bees: 3, moths: 1, neither: 2 },
    judged: 6,
    right: 3,
  };
  const [row] = trafficRows([point], { named: ['ants', 'bees', 'neither'], others: true });
  expect(row).toMatchObject({ p95: 40, neither: 0.2, accuracy: 0.5, sure: 0.5 });
  expect(row?.shares).toEqual({ ants: 0.4, bees: 0.3, neither: 0.2, [OTHERS]: 0.1 });
});

test('few judged verdicts are points that no line joins', () => {
  const [row] = trafficRows([{ ...empty(0), predictions: 4, judged: 4, right: 3 }], { named: [], others: false });
  expect(row?.accuracy).toBe(0.75);
  expect(row && 'sure' in row).toBe(false);
});

test('the verdicts given most are drawn by name, in the order of their names, "neither" last', () => {
  const totals = { wasps: 5, ants: 9, neither: 50, bees: 5, moths: 1 };
  expect(shownVerdicts(totals, 3)).toEqual({ named: ['ants', 'bees', 'wasps', 'neither'], others: true });
  expect(shownVerdicts({ ants: 1 }, 3)).toEqual({ named: ['ants'], others: false });
});

test('a version that went live is marked at the step it went live in, the last of several by name', () => {
  const points = [empty(0), empty(1), empty(2)];
  const at = (n: number, minute: number) => new Date(Date.UTC(2026, 2, 1, n, minute)).toISOString();
  const switches = [
    { at: at(1, 50), version: 'insects-3' },
    { at: at(1, 10), version: 'insects-2' },
    { at: at(2, 59), version: 'insects-4' },
    { at: at(-3, 0), version: 'insects-1' },
  ];
  expect(switchMarks({ points, switches, step: 3600 })).toEqual([
    { at: hour(1), version: 'insects-3', before: 1 },
    { at: hour(2), version: 'insects-4', before: 0 },
  ]);
});

test('the words of a mark stand before it where it is near the end', () => {
  const steps = Array.from({ length: 12 }, (_step, n) => ({ at: hour(n) }));
  expect(steps.map(({ at }) => isNearEnd(at, steps)).indexOf(true)).toBe(10);
  expect(isNearEnd(hour(11), steps)).toBe(true);
  expect(isNearEnd(hour(0), steps)).toBe(false);
});

test('of marks too near to each other for their words, the newest has them', () => {
  const steps = Array.from({ length: 28 }, (_step, n) => ({ at: hour(n) }));
  const marks = [0, 3, 5, 8, 9, 20].map((n) => ({ at: hour(n), version: `insects-${n}`, before: 0 }));
  expect(namedMarks(marks, steps)).toEqual(new Set([hour(20), hour(9), hour(5), hour(0)]));
  expect(namedMarks([], steps)).toEqual(new Set());
});
