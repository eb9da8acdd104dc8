import { expect, test } from 'vitest';
import { directionOf, pairsOf, shiftOf } from './alert-figures.ts';

test('a shift is told as pairs of 100, and read back', () => {
  expect(pairsOf(0)).toBe(50);
  expect(pairsOf(-0.34)).toBe(84);
  expect(pairsOf(0.5)).toBe(100);
  for (const pairs of [55, 70, 100]) expect(pairsOf(shiftOf(pairs))).toBe(pairs);
});

test('light and sharpness go two ways, the others one', () => {
  expect([directionOf('light', -0.3), directionOf('light', 0.3)]).toEqual(['darker', 'brighter']);
  expect([directionOf('sharpness', -0.3), directionOf('sharpness', 0.3)]).toEqual(['blurred', 'finer']);
  expect(directionOf('mix', -0.3)).toBe('mix');
});
