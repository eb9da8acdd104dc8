import { expect, test } from 'vitest';
import { readTask, retryMoment, type ToldTask } from './task-instance.ts';

const told = (change: Partial<ToldTask>): ToldTask => ({
  task_id: 'embed',
  map_index: -1,
  state: null,
  try_number: 0,
  max_tries: 4,
  ...change,
});

test('a task that was not begun waits, and has no time', () => {
  expect(readTask(told({}))).toEqual({ task: 'embed', state: 'waiting', attempt: 0, attempts: 5 });
});

test('a part of a task is told which; a queued one since when', () => {
  const start_date = '2026-11-26T21:00:00Z';
  expect(readTask(told({ map_index: 3, state: 'queued', try_number: 1, start_date, queued_when: start_date }))).toEqual(
    {
      task: 'embed',
      part: 3,
      state: 'queued',
      attempt: 1,
      attempts: 5,
      queued: '2026-11-26T21:00:00.000Z',
    },
  );
  expect(readTask(told({ state: 'success', try_number: 2, start_date, duration: 3.5 }))).toMatchObject({
    state: 'done',
    began: '2026-11-26T21:00:00.000Z',
    seconds: 3.5,
  });
});

test('a task that was never begun took no time', () => {
  const moment = '2026-11-26T21:00:00Z';
  const never = told({ state: 'upstream_failed', start_date: moment, end_date: moment, duration: 0 });
  expect(readTask(never)).toEqual({ task: 'embed', state: 'blocked', attempt: 0, attempts: 5 });
});

test('when it is tried again grows from try to try, where its pipeline says so', () => {
  const failed = told({ state: 'up_for_retry', end_date: '2026-11-26T21:00:00Z', try_number: 3 });
  const retry_delay = { days: 0, seconds: 10 };
  expect(retryMoment(failed, { retry_delay, retry_exponential_backoff: 2 })).toBe('2026-11-26T21:00:40.000Z');
  expect(retryMoment(failed, { retry_delay, retry_exponential_backoff: 0 })).toBe('2026-11-26T21:00:10.000Z');
  const often = { ...failed, try_number: 20 };
  const waits = { retry_delay, retry_exponential_backoff: 2 };
  expect(retryMoment(often, waits)).toBe('2026-11-26T21:05:00.000Z');
  expect(retryMoment({ ...often, task_id: 'begin' }, waits)).toBe('2026-11-26T21:01:00.000Z');
  expect(retryMoment(failed, {})).toBeUndefined();
});
