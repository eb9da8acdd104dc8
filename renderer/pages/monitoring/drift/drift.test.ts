import { expect, test } from 'vitest';
import { classShares } from './class-shares.ts';
import { comparedWith } from './compared-with.ts';
import { spreadPlaces } from './spread-places.ts';

test('two spreads share a line from the lowest to the highest number', () => {
  const { now, usual } = spreadPlaces([0, 10, 20, 30, 40], [20, 40, 60, 80, 100]);
  expect(now).toEqual([0, 0.1, 0.2, 0.3, 0.4]);
  expect(usual).toEqual([0.2, 0.4, 0.6, 0.8, 1]);
});

test('spreads of one number lie in the middle', () => {
  expect(spreadPlaces([7, 7, 7, 7, 7], [7, 7, 7, 7, 7]).now).toEqual([0.5, 0.5, 0.5, 0.5, 0.5]);
});

test('classes come by how much their share changed, also those seen on one side only', () => {
  expect(classShares({ ants: 0.9, bees: 0.1 }, { bees: 0.5, ants: 0.45, moths: 0.05 })).toEqual([
    { label: 'ants', now: 0.9, usual: 0.45 },
    { label: 'bees', now: 0.1, usual: 0.5 },
    { label: 'moths', now: 0, usual: 0.05 },
  ]);
});

test('it is said what the photos are compared with', () => {
  const [training, first, unknown] = [{ from: 'training' }, { from: 'first-predictions' }, {}] as const;
  expect(comparedWith([unknown, unknown])).toBe('training');
  expect(comparedWith([training, unknown])).toBe('training');
  expect(comparedWith([first, unknown])).toBe('first-predictions');
  expect(comparedWith([training, first])).toBe('both');
});
