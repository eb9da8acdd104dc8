import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { coalesced } from './coalesced.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('the first fact is told at once, those that follow together, and none is lost', () => {
  const told: string[] = [];
  const tell = coalesced((key: string) => told.push(key), 500);
  for (const key of ['a', 'a', 'a', 'b']) tell(key);
  expect(told).toEqual(['a', 'b']);
  vi.advanceTimersByTime(500);
  expect(told).toEqual(['a', 'b', 'a']);
  vi.advanceTimersByTime(500);
  tell('a');
  expect(told).toEqual(['a', 'b', 'a', 'a']);
});
