import { expect, test } from 'vitest';
import { directionOf, shiftOf, timesOf } from './alert-figures.ts';

test('a shift is told as times in 100, and read back', () => {
  expect(timesOf(0)).toBe(50);
  expect(timesOf(0.34)).toBe(84);
  expect(timesOf(-0.1)).toBe(40);
  expect(timesOf(0.5)).toBe(100);
  for (const times of [55, 70, 100]) expect(timesOf(shiftOf(times))).toBe(times);
});

test('light and sharpness go two ways, the others one', () => {
  expect([directionOf('light', -0.3), directionOf('light', 0.3)]).toEqual(['darker', 'brighter']);
  expect([directionOf('sharpness', -0.3), directionOf('sharpness', 0.3)]).toEqual(['blurred', 'finer']);
  expect(directionOf('mix', -0.3)).toBe('mix');
});
