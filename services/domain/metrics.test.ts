import fc from 'fast-check';
import { expect, test } from 'vitest';
import { argmax, calibrationError, confusionOf, countRight, logLoss } from './metrics.ts';
import { createRandom } from './random.ts';

/** Photos of two classes whose best score is `score`, of which a `share` is right. */
function photos(count: number, score: number, share: number): { scores: number[]; labels: number[] } {
  const labels = Array.from({ length: count }, (_, at) => (at < Math.round(count * share) ? 0 : 1));
  return { scores: labels.flatMap(() => [score, 1 - score]), labels };
}

test('the first of equals is the best', () => {
  expect(argmax([1, 3, 3, 2])).toBe(1);
  expect(argmax([9, 9, 1, 2], 2, 2)).toBe(1);
});

test('a model that is right as often as it says has no calibration error; else the gap is the error', () => {
  fc.assert(
    fc.property(fc.integer({ min: 51, max: 100 }), fc.integer({ min: 0, max: 100 }), (said, right) => {
      const { scores, labels } = photos(100, said / 100, right / 100);
      expect(calibrationError(scores, labels, 2)).toBeCloseTo(Math.abs(said - right) / 100, 10);
    }),
  );
});

test('gaps of different bins do not cancel out', () => {
  const sure = photos(100, 0.95, 0.85);
  const unsure = photos(100, 0.6, 0.7);
  const error = calibrationError([...sure.scores, ...unsure.scores], [...sure.labels, ...unsure.labels], 2);
  expect(error).toBeCloseTo(0.1, 10);
});

test('log loss of evenly spread scores is ln(classes); of nothing for the truth it is finite', () => {
  expect(logLoss([0.25, 0.25, 0.25, 0.25], [2], 4)).toBeCloseTo(Math.log(4), 10);
  expect(logLoss([1, 0], [1], 2)).toBeCloseTo(-Math.log(1e-7), 10);
  expect(logLoss([], [], 2)).toBe(0);
});

test('confusion counts every photo once, its diagonal those that were right', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 6 }),
      fc.integer({ min: 0, max: 60 }),
      fc.integer(),
      (classes, count, seed) => {
        const random = createRandom(seed);
        const labels = Array.from({ length: count }, () => Math.floor(random() * classes));
        const verdicts = Array.from({ length: count }, () => Math.floor(random() * (classes + 1)));
        const confusion = confusionOf(labels, verdicts, classes);
        expect(confusion.flat().reduce((sum, cell) => sum + cell, 0)).toBe(count);
        const right = labels.filter((label, at) => label === verdicts[at]).length;
        expect(confusion.reduce((sum, row, at) => sum + row[at]!, 0)).toBe(right);
        const scores = verdicts.flatMap((verdict) =>
          Array.from({ length: classes }, (_, at) => (at === verdict ? 1 : 0)),
        );
        const bests = verdicts.map((verdict) => (verdict === classes ? 0 : verdict));
        expect(countRight(scores, labels, classes)).toBe(labels.filter((label, at) => label === bests[at]).length);
      },
    ),
  );
});
