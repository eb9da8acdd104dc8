import { expect, test } from 'vitest';
import type { VersionSummary } from '../../../contract/shapes/model.ts';
import { trendPoints } from './trend-points.ts';

const version = (at: number, accuracy: number, low: number, high: number): VersionSummary => ({
  version: `p-${at}`,
  project: 'p',
  classes: ['a', 'b'],
  created: `2026-01-0${at}T00:00:00.000Z`,
  test: { correct: 0, total: 0, accuracy, interval: [low, high] },
  photos: 0,
  aliases: [],
  live: false,
  starter: false,
  erased: 0,
});

test('versions stand from the oldest to the newest, between a round share below the lowest and 100 %', () => {
  const { points, lines } = trendPoints([version(2, 0.9, 0.8, 1), version(1, 0.8, 0.62, 0.9)], 10);
  expect(points.map(({ name, x }) => [name, x])).toEqual([
    ['1', 0],
    ['2', 1],
  ]);
  expect(points[1]?.y).toBeCloseTo(0.75);
  expect(points[0]?.low).toBeCloseTo(0.05);
  expect(points[1]?.high).toBeCloseTo(1);
  expect(lines.map(({ share }) => Math.round(share * 100))).toEqual([100, 90, 80, 70, 60]);
});

test('a wide range has few lines, many versions have few names, the newest always one', () => {
  const versions = Array.from({ length: 9 }, (_, at) => version(at + 1, 0.5, 0.02, 0.9));
  const { points, lines } = trendPoints(versions, 3);
  expect(lines.length).toBeLessThanOrEqual(5);
  expect(points.filter(({ named }) => named).map(({ name }) => name)).toEqual(['3', '6', '9']);
});

test('one version stands in the middle; a perfect one has a line below it', () => {
  const { points, lines } = trendPoints([version(1, 1, 0.95, 1)], 5);
  expect(points[0]).toMatchObject({ x: 0.5, y: 1 });
  expect(lines).toHaveLength(2);
});
