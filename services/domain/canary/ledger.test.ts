import fc from 'fast-check';
import { expect, it } from 'vitest';
import { emptyLedger, observe, onlyOf, without } from './ledger.ts';

const steps = fc.array(fc.record({ copy: fc.constantFrom('a', 'b', 'c'), more: fc.nat(50), restarts: fc.boolean() }));

it('adds up what all copies count, whichever is looked at when, and however often one starts anew', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const counters = new Map<string, number>();
      let ledger = emptyLedger;
      let truth = 0;
      for (const { copy, more, restarts } of all) {
        const before = counters.get(copy) ?? 0;
        // A copy that starts anew is told from one that goes on by having counted less.
        const anew = restarts && more < before;
        counters.set(copy, anew ? more : before + more);
        truth += more;
        ledger = observe(ledger, copy, { asked: counters.get(copy)! }, true);
      }
      expect(ledger.sum.asked ?? 0).toBe(truth);
    }),
  );
});

it('does not count what a copy had counted before the canary, nor what Meadow itself asked', () => {
  const first = observe(emptyLedger, 'old', { asked: 100, verdicts: 100 }, false);
  expect(first.sum.asked).toBe(0);
  const later = observe(first, 'old', { asked: 103, verdicts: 105 }, false);
  expect(without(later, { verdicts: 2 }).sum).toMatchObject({ asked: 3, verdicts: 3 });
});

it('forgets copies that are gone, and keeps what they did', () => {
  const both = observe(observe(emptyLedger, 'old', { asked: 3 }, true), 'new', { asked: 4 }, true);
  const left = onlyOf(both, ['new']);
  expect(left).toEqual({ sum: { asked: 7 }, last: { new: { asked: 4 } } });
  expect(observe(left, 'new', { asked: 6 }, true).sum).toEqual({ asked: 9 });
});
