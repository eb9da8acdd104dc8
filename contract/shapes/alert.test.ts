import { expect, test } from 'vitest';
import { alertChange } from './alert.ts';

test('a change names only what it changes', () => {
  const latency = { on: true, aboveMs: 10 };
  expect(alertChange.parse({ latency })).toEqual({ latency });
});
