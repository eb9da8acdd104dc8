import { expect, test } from 'vitest';
import { storeState } from './store-state.ts';

const fault = (code: string, details = {}) => ({ code, message: 'm', hint: 'h', retry: false, details });

test('a stack that is off and an engine that is missing lead to the Stack page', () => {
  expect(storeState(fault('stack-off'))).toBe('off');
  expect(storeState(fault('engine-missing'))).toBe('off');
});

test('inside the stack it is said where to look', () => {
  expect(storeState(fault('engine-missing', { inside: 'stack' }))).toBe('elsewhere');
});

test('what is slow or cut off is told as it is, and nothing where nothing is wrong', () => {
  expect(storeState(fault('remote-slow'))).toBe('trouble');
  expect(storeState(null)).toBeUndefined();
});
