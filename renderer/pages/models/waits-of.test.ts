import { expect, test } from 'vitest';
import { waitsOf } from './waits-of.ts';

const gate = (passed: boolean) => ({ passed, reason: '' });

test('a version the gate refused does not wait to go live', () => {
  expect(waitsOf({ aliases: ['challenger'], gate: gate(false) })).toBe('refused');
  expect(waitsOf({ aliases: ['challenger'], gate: gate(true) })).toBe('challenger');
  expect(waitsOf({ aliases: ['challenger'] })).toBe('challenger');
});

test('one that answers, or did, is neither, whatever the gate said', () => {
  expect(waitsOf({ aliases: ['champion'], gate: gate(false) })).toBeUndefined();
  expect(waitsOf({ aliases: [], gate: gate(false) })).toBeUndefined();
});
