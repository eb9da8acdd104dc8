import { expect, test } from 'vitest';
import { createFormat } from '../i18n/format.ts';
import { directionOf, figureOf, shiftOf, timesOf } from './alert-figures.ts';

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

test('a share is told in per cent, how much it grew as photos of 100', () => {
  const format = createFormat('en');
  expect(figureOf('accuracy', 0.8, format)).toBe('80%');
  expect(figureOf('mix', 0.25, format)).toBe('25%');
  expect(figureOf('neither', 0.35, format)).toBe('35');
  expect(figureOf('neither', -0.1, format)).toBe('0');
  expect(figureOf('light', -0.3, format)).toBe('80');
  expect(figureOf('latency', 2.34, format)).toBe('2.3');
});
