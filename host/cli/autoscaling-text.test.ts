import { expect, it } from 'vitest';
import type { AutoscalingLimits } from '../../contract/shapes/autoscaling.ts';
import { autoscalingText } from './autoscaling-text.ts';

const limits: AutoscalingLimits = { least: 3, most: 5, state: 'unmeasured', words: 'no metrics' };
const firstLine = (change: Partial<AutoscalingLimits>, { measures = true, replicas = 3 } = {}) =>
  autoscalingText({ measures, limits: { ...limits, ...change } }, replicas).split('\n')[0];

it('tells how many copies are kept where nobody knows how many the load asks for', () => {
  const kept = 'Between 3 and 5 copies: 3 kept (the least); how many the load asks for is not known.';
  expect(firstLine({}, { measures: false })).toBe(kept);
  // Nothing is waited for where nothing is ever measured.
  expect(firstLine({ state: 'looking' }, { measures: false })).toBe(kept);
  expect(firstLine({ state: 'looking' })).toBe('Between 3 and 5 copies: 3 kept (the least); nothing is measured yet.');
  expect(firstLine({}, { replicas: 4 })).toBe(
    'Between 3 and 5 copies: 4 kept; how many the load asks for is not known.',
  );
});

it('tells how many the load asks for where that is known', () => {
  expect(firstLine({ state: 'at-most', wanted: 5 }, { replicas: 5 })).toBe(
    'Between 3 and 5 copies: 5 wanted, the load asks for more than the most.',
  );
});
