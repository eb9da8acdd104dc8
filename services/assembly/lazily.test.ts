import { expect, it } from 'vitest';
import { lazily } from './lazily.ts';

it('makes each part once, when it is first looked at; parts may know each other', () => {
  const made: string[] = [];
  interface Whole {
    cart: { horse(): string };
    horse: { name: string };
  }
  const whole: Whole = lazily<Whole>({
    cart: () => {
      made.push('cart');
      return { horse: () => whole.horse.name };
    },
    horse: () => {
      made.push('horse');
      return { name: 'Bess' };
    },
  });
  expect(made).toEqual([]);
  expect([whole.cart.horse(), whole.cart.horse()]).toEqual(['Bess', 'Bess']);
  expect(made).toEqual(['cart', 'horse']);
  expect(Object.keys({ ...whole })).toEqual(['cart', 'horse']);
});
