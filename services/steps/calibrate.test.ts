import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom } from '../domain/random.ts';
import { calibrate, judgeAll, judgeCrosswise } from './calibrate.ts';
import type { Opinions } from './opinions.ts';

/** Opinions on photos of two classes, right more often than not; one fold after another. */
function opinions(count: number, seed: number): { left: Opinions; labels: number[] } {
  const random = createRandom(seed);
  const labels = Array.from({ length: count }, () => (random() < 0.5 ? 0 : 1));
  const logits = labels.flatMap((label) => [0, 1].map((at) => random() * 4 + (at === label ? 1 : 0)));
  const photos = labels.map((_, photo) => photo);
  const similarities = Float64Array.from(photos, () => random());
  const folds = photos.map((photo) => Math.floor((photo * 5) / count));
  return { left: { photos, folds, logits: Float64Array.from(logits), similarities }, labels };
}

test('a calibration keeps what it promises on the photos it was fitted to', () => {
  fc.assert(
    fc.property(fc.integer({ min: 50, max: 300 }), fc.integer(), (count, seed) => {
      const { left, labels } = opinions(count, seed);
      const { verdicts } = judgeAll(left, calibrate(left, labels, 2), 2);
      expect(verdicts.filter((verdict) => verdict === 2).length / count).toBeLessThanOrEqual(0.025);
    }),
  );
});

test('crosswise, a photo has no say in how its own fold is judged', () => {
  const { left, labels } = opinions(100, 1);
  const before = judgeCrosswise(left, labels, 2);
  const changed = { ...left, similarities: left.similarities.slice(), logits: left.logits.slice() };
  changed.similarities[0] = -50;
  changed.logits.set([40, -40], 0);
  const after = judgeCrosswise(changed, labels.with(0, 1), 2);
  expect(before.photos).toEqual(left.photos);
  const ownFold = (numbers: Float64Array) => [...numbers.subarray(2, 40)];
  expect(ownFold(after.scores)).toEqual(ownFold(before.scores));
  expect(after.verdicts.slice(1, 20)).toEqual(before.verdicts.slice(1, 20));
  expect(after.verdicts[0]).toBe(2);
  expect([...after.scores.subarray(40)]).not.toEqual([...before.scores.subarray(40)]);
});
