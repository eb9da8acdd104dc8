import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isBarelyKnown } from './barely-known.ts';
import { quantilesOf } from './drift/quantiles.ts';
import { chooseThresholds } from './thresholds.ts';

const similarity = fc.double({ min: -1, max: 1, noNaN: true });
const many = fc.array(similarity, { minLength: 20, maxLength: 300 });
const DIGITS = 1e-4;

it('marks at most a tenth of the photos the border was taken from, and those called neither are among them', () => {
  fc.assert(
    fc.property(many, (own) => {
      const usual = { similarity: quantilesOf(own) };
      const marked = own.filter((one) => isBarelyKnown({ usual }, one - DIGITS));
      expect(own.filter((one) => isBarelyKnown({ usual }, one + DIGITS)).length).toBeLessThanOrEqual(
        0.1 * own.length + 1,
      );
      const { unlike } = chooseThresholds(own, own);
      for (const one of own.filter((value) => value < unlike)) expect(marked).toContain(one);
    }),
  );
});

it('marks what lies between the border of neither and what is usual, and nothing by a card that tells no usual', () => {
  // The card of a model whose border of neither is 0.14.
  const usual = { similarity: quantilesOf(Array.from({ length: 101 }, (_, at) => 0.12 + at / 125)) };
  expect([0.15, 0.19, 0.21, 0.5].map((one) => isBarelyKnown({ usual }, one))).toEqual([true, true, false, false]);
  expect(isBarelyKnown({}, 0.19)).toBe(false);
});
