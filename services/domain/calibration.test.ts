import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitTemperature, softmax } from './calibration.ts';
import { calibrationError, logLoss } from './metrics.ts';
import { createRandom } from './random.ts';

/** Photos whose labels are drawn from their own scores: calibrated by construction, until `spoil` stretches the logits. */
function photos(count: number, classes: number, seed: number, spoil = 1) {
  const random = createRandom(seed);
  const logits = Array.from({ length: count * classes }, () => (random() - 0.5) * 6);
  const scores = softmax(logits, classes);
  const labels = Array.from({ length: count }, (_, row) => {
    let left = random();
    let label = 0;
    while (label < classes - 1 && left >= scores[row * classes + label]!) left -= scores[row * classes + label++]!;
    return label;
  });
  return { logits: logits.map((logit) => logit * spoil), labels };
}

test('scores add up to 1 and keep the order of the logits, however large these are', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -1e4, max: 1e4, noNaN: true }), { minLength: 2, maxLength: 9 }),
      fc.double({ min: 0.05, max: 20, noNaN: true }),
      (logits, temperature) => {
        const scores = softmax(logits, logits.length, temperature);
        expect(scores.reduce((sum, score) => sum + score, 0)).toBeCloseTo(1, 10);
        for (let at = 1; at < logits.length; at++) {
          if (logits[at]! > logits[at - 1]!) expect(scores[at]).toBeGreaterThanOrEqual(scores[at - 1]!);
        }
      },
    ),
  );
});

test('finds by how much logits were stretched', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 5 }), fc.integer(), fc.constantFrom(0.25, 1, 3), (classes, seed, spoil) => {
      const { logits, labels } = photos(4000, classes, seed, spoil);
      expect(fitTemperature(logits, labels, classes) / spoil).toBeCloseTo(1, 0);
    }),
    { numRuns: 15 },
  );
});

test('makes overconfident scores honest', () => {
  const { logits, labels } = photos(4000, 3, 1, 4);
  const temperature = fitTemperature(logits, labels, 3);
  const [before, after] = [softmax(logits, 3), softmax(logits, 3, temperature)];
  expect(calibrationError(before, labels, 3)).toBeGreaterThan(0.1);
  expect(calibrationError(after, labels, 3)).toBeLessThan(0.03);
  expect(logLoss(after, labels, 3)).toBeLessThan(logLoss(before, labels, 3));
});

test('a few photos that are all right do not make it certain', () => {
  const labels = Array.from({ length: 10 }, (_, row) => row % 2);
  const logits = labels.flatMap((label) => (label === 0 ? [2, -2] : [-2, 2]));
  const best = Math.max(...softmax(logits, 2, fitTemperature(logits, labels, 2)));
  expect(best).toBeCloseTo(11 / 12, 2);
});
