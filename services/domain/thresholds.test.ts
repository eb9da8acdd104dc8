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

const keptBy = ({ unlike, between }: { unlike: number; between: number }, similarities: number[], bests: number[]) =>
  similarities.filter((similarity, photo) => similarity >= unlike && bests[photo]! >= between).length;

test('keeps the share that must be kept, of any photos', () => {
  fc.assert(
    fc.property(photos, ({ similarities, bests }) => {
      const kept = keptBy(chooseThresholds(similarities, bests), similarities, bests);
      expect(kept).toBeGreaterThanOrEqual(Math.floor(KEPT * similarities.length));
      expect(kept / similarities.length).toBeGreaterThanOrEqual(KEPT - 1e-9);
    }),
  );
});

test('is as strict as that allows: a step further would lose too many', () => {
  fc.assert(
    fc.property(photos, ({ similarities, bests }) => {
      const borders = chooseThresholds(similarities, bests);
      const further = { ...borders, unlike: borders.unlike + 1e-12 };
      expect(keptBy(further, similarities, bests) / similarities.length).toBeLessThan(KEPT);
    }),
  );
});

test('never asks for a score above what tells two classes apart', () => {
  const { between } = chooseThresholds(new Array(100).fill(1), new Array(100).fill(0.9));
  expect(between).toBe(0.55);
});
