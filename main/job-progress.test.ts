import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Job } from '../contract/shapes/job.ts';
import { progressOf } from './job-progress.ts';

const job = (state: Job['state'], done: number, total: number): Job => ({
  id: `${done}`,
  kind: 'train',
  state,
  progress: { stage: '', done, total },
  started: '2026-01-01T00:00:00Z',
});

test('there is no bar where nothing runs, and one without an end where nothing can be counted', () => {
  expect(progressOf([])).toBe(-1);
  expect(progressOf([job('waiting', 1, 2)])).toBe(-1);
  expect(progressOf([job('running', 0, 0)])).toBe(2);
});

test('of what runs it is the last that can be counted, and never more than all of it', () => {
  expect(progressOf([job('running', 1, 4), job('running', 1, 2), job('running', 3, 0), job('waiting', 1, 9)])).toBe(
    0.5,
  );
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1 }), (done, total) => {
      const share = progressOf([job('running', done, total)]);
      expect(share >= 0 && share <= 1).toBe(true);
    }),
  );
});
