import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Fold, isOpen, turned } from './fold.ts';

const needs = fc.option(fc.constantFrom('a page', 'an alert'), { nil: undefined });
const folds: fc.Arbitrary<Fold> = fc.record({ left: fc.constantFrom('folded', 'open'), despite: needs });

test('a press always turns what is seen', () => {
  fc.assert(
    fc.property(folds, needs, (fold, need) => {
      expect(isOpen(turned(fold, need), need)).toBe(!isOpen(fold, need));
    }),
  );
});

test('what it is needed for opens it, until it is needed no more', () => {
  const fold: Fold = { left: 'folded' };
  expect([undefined, 'a page', undefined].map((need) => isOpen(fold, need))).toEqual([false, true, false]);
});

test('folded in spite of what it is needed for, it opens for something else alone', () => {
  const fold = turned({ left: 'open' }, 'a page');
  expect([isOpen(fold, 'a page'), isOpen(fold, 'an alert')]).toEqual([false, true]);
});
