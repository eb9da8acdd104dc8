import { expect, test } from 'vitest';
import { counted } from './counted.ts';

test('one thing is one, none and many are many', () => {
  expect([0, 1, 2].map((number) => counted(number, 'changed label'))).toEqual([
    '0 changed labels',
    '1 changed label',
    '2 changed labels',
  ]);
});
