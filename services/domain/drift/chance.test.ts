import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom } from '../random.ts';
import { countsChance, gammaTail, normalTails, rankChance, shareChance } from './chance.ts';

test('tails agree with published tables', () => {
  // Two sides of the normal distribution, and points of the chi-square distribution.
  expect(normalTails(1.959963984540054)).toBeCloseTo(0.05, 9);
  expect(normalTails(-3.290526731491926)).toBeCloseTo(0.001, 9);
  expect(normalTails(0)).toBe(1);
  const points: [number, number, number][] = [
    [1, 3.841459, 0.05],
    [4, 13.276704, 0.01],
    [10, 29.588298, 0.001],
    [99, 148.230359, 0.001],
  ];
  for (const [freedom, value, chance] of points) expect(gammaTail(freedom / 2, value / 2)).toBeCloseTo(chance, 6);
});

test('a share that is known well gives the binomial tail', () => {
  // At least 8 of 50 at 1 in 50, and at least 3 of 10 at 1 in 2.
  expect(shareChance(8, 50, 0.02, 1e9)).toBeCloseTo(6.494e-6, 8);
  expect(shareChance(3, 10, 0.5, 1e9)).toBeCloseTo(968 / 1024, 6);
});

test('a share is less sure the fewer photos it was taken from, and never a chance beyond 0 and 1', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 500 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 1, max: 10_000 }),
      (total, part, share, before) => {
        const count = Math.round(part * total);
        const chance = shareChance(count, total, share, before);
        expect(chance).toBeGreaterThanOrEqual(0);
        expect(chance).toBeLessThanOrEqual(1);
        expect(shareChance(0, total, share, before)).toBeCloseTo(1, 9);
        if (count > 0) expect(chance).toBeLessThanOrEqual(shareChance(count - 1, total, share, before));
      },
    ),
  );
  expect(shareChance(5, 50, 0, 20)).toBeGreaterThan(shareChance(5, 50, 0, 200));
});

/** How often of many draws a chance comes out below `least`. */
const rateBelow = (least: number, draws: number, chanceOf: () => number): number =>
  Array.from({ length: draws }, chanceOf).filter((chance) => chance < least).length / draws;

test('chance comes as often as it says: of ranks', () => {
  const random = createRandom(5);
  for (const others of [20, 320]) {
    const rate = rateBelow(0.01, 20_000, () => {
      // The mean of so many even numbers has the same spread, drawn once instead of one by one.
      const mean = (count: number) => Array.from({ length: count }, random).reduce((sum, one) => sum + one, 0) / count;
      return rankChance(mean(50) - mean(others), 50, others);
    });
    expect(rate).toBeGreaterThan(0.006);
    expect(rate).toBeLessThan(0.014);
  }
});

test('chance comes about as often as it says: of counts, also where most classes are expected less than once', () => {
  const random = createRandom(7);
  const alike = (classes: number) => Array.from({ length: classes }, () => 1 / classes);
  const several = [[0.5, 0.5], [0.9, 0.06, 0.04], alike(10), alike(100)];
  for (const shares of several) {
    const borders = shares.slice(1).map((_, at) => shares.slice(0, at + 1).reduce((sum, share) => sum + share, 0));
    const chanceOf = () => {
      const counts = shares.map(() => 0);
      for (let drawn = 0; drawn < 50; drawn++) {
        const place = random();
        counts[borders.filter((border) => border <= place).length]! += 1;
      }
      return countsChance(counts, shares, 1e9);
    };
    expect(rateBelow(0.001, 20_000, chanceOf)).toBeLessThan(0.005);
  }
  expect(countsChance([45, 5], [0.5, 0.5], 1e9)).toBeLessThan(1e-6);
  expect(countsChance([25, 25], [0.5, 0.5], 1e9)).toBe(1);
  expect(countsChance([0, 0], [0.5, 0.5], 1e9)).toBe(1);
  // All but one of the photos were "neither".
  expect(countsChance([1, 0], [0.5, 0.5], 1e9)).toBe(1);
  expect(countsChance([0, 0, 1], alike(3), 1e9)).toBe(1);
});
