import { expect, test } from 'vitest';
import { freeWorker } from './free-worker.ts';

const idle = (id: number) => ({ id, currentUsage: 0 });
const busy = (id: number) => ({ id, currentUsage: 1 });

test('a task goes to a worker that has started and has nothing to do', () => {
  expect(freeWorker([busy(1), idle(2), idle(3)], new Set([1, 3]))).toEqual(idle(3));
});

test('a task does not wait for a worker that starts, where another has started', () => {
  expect(freeWorker([busy(1), idle(2)], new Set([1]))).toBeNull();
});

test('the first task waits in the first worker, which starts', () => {
  expect(freeWorker([idle(1)], new Set())).toEqual(idle(1));
});

test('where all are busy it waits', () => {
  expect(freeWorker([busy(1), busy(2)], new Set([1, 2]))).toBeNull();
});
