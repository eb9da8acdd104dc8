import { expect, it } from 'vitest';
import { isSeconds, secondsOf, workedSeconds } from './worked-seconds.ts';

it('adds up each time somebody worked, by stage or in all', () => {
  const loss = { name: 'loss', step: 1, value: 9 };
  const measured = [secondsOf('embed', 2), loss, secondsOf('embed', 3), secondsOf('train', 4)];
  expect([workedSeconds(measured, 'embed'), workedSeconds(measured)]).toEqual([5, 9]);
  expect([workedSeconds([loss]), workedSeconds(measured, 'gate')]).toEqual([undefined, undefined]);
  expect(measured.filter(isSeconds)).toHaveLength(3);
});
