import { expect, test } from 'vitest';
import { label } from './photo.ts';

test.each(['dandelion', 'constructor', '\u0000', '🌼'])('%j can be a class', (name) => {
  expect(label.safeParse(name).success).toBe(true);
});

test.each(['', 'a'.repeat(61), '__proto__'])('%j cannot', (name) => {
  expect(label.safeParse(name).success).toBe(false);
});
