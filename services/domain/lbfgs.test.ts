import fc from 'fast-check';
import { expect, test } from 'vitest';
import { minimise, type Slope } from './lbfgs.ts';
import { createRandom } from './random.ts';

function bottom(slope: Slope, start: Float64Array, most: number) {
  const steps = [];
  for (const step of minimise(slope, start)) {
    steps.push(step);
    if (step.step === most || step.steepest < 1e-8) break;
  }
  return steps;
}

/** Sum of scale x (coordinate - centre)^2. */
const bowl =
  (scales: number[], centres: number[]): Slope =>
  (point, gradient) => {
    let value = 0;
    for (let at = 0; at < point.length; at++) {
      const away = point[at]! - centres[at]!;
      value += scales[at]! * away ** 2;
      gradient[at] = 2 * scales[at]! * away;
    }
    return value;
  };

test('finds the bottom of any bowl, going down at every step', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.integer(), (size, seed) => {
      const random = createRandom(seed);
      const scales = Array.from({ length: size }, () => 10 ** (random() * 4 - 2));
      const centres = Array.from({ length: size }, () => random() * 20 - 10);
      const steps = bottom(bowl(scales, centres), new Float64Array(size), 500);
      for (let at = 1; at < steps.length; at++) expect(steps[at]!.value).toBeLessThan(steps[at - 1]!.value);
      const end = steps.at(-1);
      centres.forEach((centre, at) => {
        expect(end?.point[at]).toBeCloseTo(centre, 3);
      });
    }),
  );
});

test('follows a bent valley (Rosenbrock)', () => {
  const valley: Slope = (point, gradient) => {
    const [x, y] = [point[0]!, point[1]!];
    gradient[0] = -2 * (1 - x) - 400 * x * (y - x * x);
    gradient[1] = 200 * (y - x * x);
    return (1 - x) ** 2 + 100 * (y - x * x) ** 2;
  };
  const end = bottom(valley, Float64Array.of(-1.2, 1), 200).at(-1)!;
  expect(end.point[0]).toBeCloseTo(1, 5);
  expect(end.point[1]).toBeCloseTo(1, 5);
});

test('ends at once where it starts at the bottom', () => {
  expect([...minimise(bowl([1, 1], [0, 0]), new Float64Array(2))]).toEqual([]);
});
