import { expect, test } from 'vitest';
import { runNews, type SeenRun } from './run-news.ts';

const seen = (run: string, state: SeenRun['state']): SeenRun => ({ run, state });

test('a training that runs already when the page is opened has not begun before a person’s eyes', () => {
  expect(runNews(undefined, seen('one', 'running'), undefined)).toBeUndefined();
  expect(runNews(undefined, seen('one', 'running'), 'zero')).toBeUndefined();
  expect(runNews(undefined, seen('one', 'done'), undefined)).toBeUndefined();
});

test('one that is started from the page has, as has one that follows another or goes on', () => {
  expect(runNews(undefined, seen('one', 'running'), 'one')).toBe('running');
  expect(runNews(seen('one', 'done'), seen('two', 'running'), undefined)).toBe('running');
  expect(runNews(seen('one', 'cancelled'), seen('one', 'running'), undefined)).toBe('running');
});

test.each(['done', 'failed', 'cancelled'] as const)('that one was %s is news once', (state) => {
  expect(runNews(seen('one', 'running'), seen('one', state), undefined)).toBe(state);
  expect(runNews(seen('one', state), seen('one', state), 'one')).toBeUndefined();
  expect(runNews(seen('zero', 'done'), seen('one', state), undefined)).toBeUndefined();
  // It was over before the page knew that it had begun.
  expect(runNews(seen('zero', 'done'), seen('one', state), 'one')).toBe(state);
});
