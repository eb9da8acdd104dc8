import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createBudget } from './budget.ts';

it('never spends more than there is, and serves all in order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.record({ amount: fc.nat(150), turns: fc.nat(4) })), async (asks) => {
      const budget = createBudget(100);
      const begun: number[] = [];
      let spent = 0;
      const work = asks.map(({ amount, turns }, id) =>
        budget.spend(amount, async () => {
          begun.push(id);
          spent += Math.min(amount, 100);
          expect(spent).toBeLessThanOrEqual(100);
          for (let turn = 0; turn < turns; turn++) await Promise.resolve();
          spent -= Math.min(amount, 100);
        }),
      );
      await Promise.all(work);
      expect(begun).toEqual(asks.map((_, id) => id));
    }),
  );
});

it('gives back what failing work had', async () => {
  const budget = createBudget(10);
  await expect(budget.spend(10, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await budget.spend(10, async () => 'next')).toBe('next');
});
