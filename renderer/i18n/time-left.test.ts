import fc from 'fast-check';
import { expect, test } from 'vitest';
import { timeLeft } from './time-left.ts';

test.each([
  [0, { unit: 'soon', count: 0 }],
  [4.9, { unit: 'soon', count: 0 }],
  [12, { unit: 'seconds', count: 20 }],
  [58, { unit: 'minutes', count: 1 }],
  [150, { unit: 'minutes', count: 3 }],
  [7200, { unit: 'hours', count: 2 }],
])('%d seconds', (seconds, words) => {
  expect(timeLeft(seconds)).toEqual(words);
});

test('more time never reads as less', () => {
  const scale = { soon: 1, seconds: 1, minutes: 60, hours: 3600 };
  const worth = (seconds: number) => {
    const { unit, count } = timeLeft(seconds);
    return count * scale[unit];
  };
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1e6, noNaN: true }),
      fc.double({ min: 0, max: 1e5, noNaN: true }),
      (a, more) => {
        expect(worth(a + more)).toBeGreaterThanOrEqual(worth(a));
      },
    ),
  );
});
