import { expect, test } from 'vitest';
import { label } from './photo.ts';

test.each(['dandelion', 'constructor', '\t', '🌼'])('%j can be a class', (name) => {
  expect(label.safeParse(name).success).toBe(true);
});

test.each(['', 'a'.repeat(61), '__proto__', 'a\u0000b'])('%j cannot', (name) => {
  expect(label.safeParse(name).success).toBe(false);
});
