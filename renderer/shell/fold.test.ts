import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Fold, isOpen, type Need, turned } from './fold.ts';

const [earlier, later] = ['2026-05-01T10:00:00.000Z', '2026-05-01T11:00:00.000Z'];
const maybe = (...choices: string[]) => fc.option(fc.constantFrom(...choices), { nil: undefined });
const needs: fc.Arbitrary<Need> = fc.record({ page: maybe('/stack', '/deploy'), since: maybe(earlier, later) });
const folds: fc.Arbitrary<Fold> = fc.record({
  left: fc.constantFrom('folded', 'open'),
  despite: fc.option(needs, { nil: undefined }),
});

test('a press always turns what is seen', () => {
  fc.assert(
    fc.property(folds, needs, (fold, need) => {
      expect(isOpen(turned(fold, need), need)).toBe(!isOpen(fold, need));
    }),
  );
});

test('what it is needed for opens it, until it is needed no more', () => {
  const fold: Fold = { left: 'folded' };
  expect([{}, { page: '/stack' }, {}, { since: earlier }].map((need) => isOpen(fold, need))).toEqual([
    false,
    true,
    false,
    true,
  ]);
});

test('folded in spite of what it is needed for, it opens for another page or something newer alone', () => {
  const fold = turned({ left: 'open' }, { page: '/stack', since: earlier });
  expect(isOpen(fold, { page: '/stack', since: earlier })).toBe(false);
  expect(isOpen(fold, { since: earlier })).toBe(false);
  expect(isOpen(fold, { page: '/deploy' })).toBe(true);
  expect(isOpen(fold, { since: later })).toBe(true);
});

test('folded by hand, it stays so whatever of what waits there is seen or over', () => {
  const times = fc.array(fc.date({ noInvalidDate: true, min: new Date('2026-01-01'), max: new Date('2027-01-01') }));
  fc.assert(
    fc.property(times, fc.nat(), (dates, keep) => {
      const all = dates.map((date) => date.toISOString()).toSorted();
      const rest = all.filter((_, at) => at % (keep + 1) === 0);
      const fold = turned({ left: 'open' }, { since: all.at(-1) });
      expect(isOpen(fold, { since: rest.at(-1) })).toBe(false);
    }),
  );
});
