import { expect, test } from 'vitest';
import { dayEnd, dayStart, localDay } from './days.ts';

test('a day begins and ends where the person is, and reads back as itself', () => {
  const [start, end] = [dayStart('2026-11-23'), dayEnd('2026-11-23')];
  expect(localDay(start)).toBe('2026-11-23');
  expect(localDay(end)).toBe('2026-11-23');
  expect(Date.parse(end ?? '') - Date.parse(start ?? '')).toBe(24 * 3600 * 1000 - 1);
});

test.each(['', '2026-13-01', '2026-1'])('%j is no day', (day) => {
  expect(dayStart(day)).toBeUndefined();
});
