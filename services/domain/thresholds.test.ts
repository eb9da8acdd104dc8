import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom } from './random.ts';
import { chooseThresholds, KEPT } from './thresholds.ts';

const photos = fc.record({ count: fc.integer({ min: 1, max: 800 }), seed: fc.integer() }).map(({ count, seed }) => {
  const random = createRandom(seed);
  return {
    similarities: Array.from({ length: count }, () => random() * 2 - 1),
    bests: Array.from({ length: count }, () => 0.5 + random() / 2),
  };
});

const countAtLeast = (values: number[], border: number) => values.filter((value) => value >= border).length;

test('keeps the share that must be kept, of any photos', () => {
  fc.assert(
    fc.property(photos, ({ similarities, bests }) => {
      const { unlike, between } = chooseThresholds(similarities, bests);
      expect(countAtLeast(similarities, unlike) / similarities.length).toBeGreaterThanOrEqual(KEPT);
      expect(countAtLeast(bests, between) / bests.length).toBeGreaterThanOrEqual(0.995);
    }),
  );
});

test('is as strict as that allows: a step further would lose too many', () => {
  fc.assert(
    fc.property(photos, ({ similarities, bests }) => {
      const { unlike } = chooseThresholds(similarities, bests);
      expect(countAtLeast(similarities, unlike + 1e-12) / similarities.length).toBeLessThan(KEPT);
    }),
  );
});

test('never asks for a score above what tells two classes apart', () => {
  const { between } = chooseThresholds(new Array(100).fill(1), new Array(100).fill(0.9));
  expect(between).toBe(0.55);
});
