import { expect, test } from 'vitest';
import { parseWhole } from './parse-whole.ts';

test.each([
  ['30', 30],
  [' 1 000 ', 1000],
  ['1\u202f000\u00a0000', 1_000_000],
])('%j is %d', (text, value) => {
  expect(parseWhole(text, 1, 10_000_000)).toBe(value);
});

test.each(['', '0', '10000001', '1.5', '-3', '1e3', 'ten', '9'.repeat(40)])('%j is refused', (text) => {
  expect(parseWhole(text, 1, 10_000_000)).toBeUndefined();
});
