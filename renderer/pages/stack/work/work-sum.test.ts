import { expect, test } from 'vitest';
import type { ServiceWork } from '../../../../contract/shapes/stack.ts';
import { shareOf, sumOf } from './work-sum.ts';

const work = (step: ServiceWork['step'], how: Partial<ServiceWork> = {}): ServiceWork => ({
  service: 'minio',
  step,
  done: 0,
  total: 0,
  waitsFor: [],
  ...how,
});

test('nothing to do is nothing done, not a wrong number', () => {
  expect(sumOf([])).toEqual({ share: 0, done: 0, failed: 0, total: 0 });
});

test('a step that is further never counts less', () => {
  const steps = ['waiting', 'pull', 'create', 'start', 'check', 'done'] as const;
  const shares = steps.map((step) => shareOf({ step, done: 0, total: 0 }));
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(shareOf({ step: 'pull', done: 200, total: 100 })).toBe(shareOf({ step: 'pull', done: 100, total: 100 }));
});

test('what is left is what the slowest needs; those that are over do not count', () => {
  const sum = sumOf([
    work('pull', { done: 50, total: 100, left: 40 }),
    work('check', { left: 3 }),
    work('done', { left: 90 }),
  ]);
  expect(sum).toMatchObject({ done: 1, total: 3, failed: 0, left: 40 });
  expect(sumOf([work('failed')])).toEqual({ share: 1, done: 0, failed: 1, total: 1 });
});
