import { expect, it } from 'vitest';
import { isOfEnded } from './is-of-ended.ts';

it.each([
  ['CalculateExpectedPodCountFailed', 'PodDisruptionBudget', true],
  ['NoPods', 'PodDisruptionBudget', false],
  ['CalculateExpectedPodCountFailed', 'Deployment', false],
  ['BackOff', 'Pod', false],
])('%s of a %s tells only of what was ended: %s', (reason, kind, told) => {
  expect(isOfEnded({ reason, involvedObject: { kind } })).toBe(told);
});
