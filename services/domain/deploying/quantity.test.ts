import fc from 'fast-check';
import { expect, it } from 'vitest';
import { quantity } from './quantity.ts';

it.each([
  ['250m', 0.25],
  ['2', 2],
  ['1Gi', 2 ** 30],
  ['512Mi', 512 * 2 ** 20],
  ['1e3', 1000],
  ['.5', 0.5],
  ['100M', 1e8],
  ['', Number.NaN],
  ['lots', Number.NaN],
  ['1Xi', Number.NaN],
])('%s is %d', (text, number) => expect(quantity(text)).toBe(number));

it('reads any text without a throw', () => {
  fc.assert(fc.property(fc.string(), (text) => typeof quantity(text) === 'number'));
});
