import { expect, test } from 'vitest';
import { canTake } from './takeable.ts';

test('only what waits, has a class and is on this machine can become a photo of the project', () => {
  expect(canTake({ state: 'waiting', truth: 'bee', here: true })).toBe(true);
  expect(canTake({ state: 'waiting', truth: 'neither', here: true })).toBe(false);
  expect(canTake({ state: 'waiting', truth: 'bee', here: false })).toBe(false);
  expect(canTake({ state: 'taken', truth: 'bee', here: true })).toBe(false);
  expect(canTake({ state: 'dismissed', truth: 'bee', here: true })).toBe(false);
});
