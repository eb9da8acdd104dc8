import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Evaluation, type MinimiseOptions, minimise } from './lbfgs.ts';
import { createRandom } from './random.ts';

type Slope = (point: Float64Array) => Evaluation;

/** Drives the search to its end; keeps every value it asked for. */
function search(slope: Slope, start: Float64Array, options: Partial<MinimiseOptions> = {}) {
  const values: number[] = [];
  const asking = minimise(start, { steps: 2000, tolerance: 1e-8, ...options });
  let asked = asking.next();
  while (!asked.done) {
    const evaluation = slope(asked.value);
    values.push(evaluation.value);
    asked = asking.next(evaluation);
  }
  return { point: asked.value, values };
}

/** Sum of scale x (coordinate - centre)^2. */
const bowl =
  (scales: number[], centres: number[]): Slope =>
  (point) => {
    const away = point.map((coordinate, at) => coordinate - centres[at]!);
    return {
      value: away.reduce((sum, distance, at) => sum + scales[at]! * distance ** 2, 0),
      gradient: away.map((distance, at) => 2 * scales[at]! * distance),
    };
  };

test('finds the bottom of any bowl', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.integer(), (size, seed) => {
      const random = createRandom(seed);
      const scales = Array.from({ length: size }, () => 10 ** (random() * 4 - 2));
      const centres = Array.from({ length: size }, () => random() * 20 - 10);
      const slope = bowl(scales, centres);
      const { point, values } = search(slope, new Float64Array(size));
      expect(slope(point).value).toBe(Math.min(...values));
      centres.forEach((centre, at) => {
        expect(point[at]).toBeCloseTo(centre, 3);
      });
    }),
  );
});

test('finds the bottom of a bowl at once where the curvature is known', () => {
  const random = createRandom(5);
  const scales = Array.from({ length: 40 }, () => 10 ** (random() * 4 - 2));
  const centres = scales.map(() => random() * 20 - 10);
  const slope = bowl(scales, centres);
  const precondition = (gradient: Float64Array) => gradient.map((part, at) => part / (2 * scales[at]!));
  const { point, values } = search(slope, new Float64Array(40), { precondition });
  centres.forEach((centre, at) => {
    expect(point[at]).toBeCloseTo(centre, 3);
  });
  expect(values.length).toBeLessThan(search(slope, new Float64Array(40)).values.length / 10);
});

test('follows a bent valley (Rosenbrock)', () => {
  const valley: Slope = (point) => {
    const [x, y] = [point[0]!, point[1]!];
    return {
      value: (1 - x) ** 2 + 100 * (y - x * x) ** 2,
      gradient: Float64Array.of(-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)),
    };
  };
  const { point } = search(valley, Float64Array.of(-1.2, 1));
  expect(point[0]).toBeCloseTo(1, 5);
  expect(point[1]).toBeCloseTo(1, 5);
});

test('takes no more steps than it may, and each goes down', () => {
  const slope = bowl([1, 30, 0.1], [3, -2, 5]);
  const ends = [0, 1, 2, 3, 4].map((steps) => slope(search(slope, new Float64Array(3), { steps }).point).value);
  expect(ends).toEqual([...ends].sort((one, other) => other - one));
  expect(new Set(ends).size).toBe(5);
});

test('stays where it starts at the bottom, after one look', () => {
  const { point, values } = search(bowl([1, 1], [0, 0]), new Float64Array(2));
  expect(point).toEqual(new Float64Array(2));
  expect(values).toEqual([0]);
});
