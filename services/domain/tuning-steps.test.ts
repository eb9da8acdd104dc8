import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom } from './random.ts';
import { drawBatches, rateAt } from './tuning-steps.ts';

test('each epoch sees a row at most once, in steps of one size, the same for the same seed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 4 }), fc.nat(), (count, epochs, seed) => {
      const rows = Array.from({ length: count }, (_, at) => at * 3);
      const batches = drawBatches({ rows, epochs }, 64, createRandom(seed));
      const size = Math.min(64, count);
      const steps = Math.floor(count / size);
      expect(batches.length).toBe(epochs * steps);
      expect(batches.every((batch) => batch.length === size)).toBe(true);
      for (let epoch = 0; epoch < epochs; epoch++) {
        const seen = batches.slice(epoch * steps, (epoch + 1) * steps).flat();
        expect(new Set(seen).size).toBe(seen.length);
        expect(seen.every((row) => rows.includes(row))).toBe(true);
      }
      expect(drawBatches({ rows, epochs }, 64, createRandom(seed))).toEqual(batches);
    }),
    { numRuns: 50 },
  );
});

test('the rates lie between nothing and all, and end near nothing', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2000 }), (steps) => {
      const rates = Array.from({ length: steps }, (_, step) => rateAt(step, steps));
      for (const { layer, head } of rates) for (const rate of [layer, head]) expect(rate >= 0 && rate <= 1).toBe(true);
      if (steps > 50) expect(rates.at(-1)!.layer).toBeLessThan(0.01);
    }),
  );
});
