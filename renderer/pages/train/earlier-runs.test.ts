import { expect, test } from 'vitest';
import type { RunSummary } from '../../../contract/shapes/run.ts';
import { earlierRuns, latestRun } from './earlier-runs.ts';

const run = (name: string, state: RunSummary['state']) => ({ run: name, state }) as RunSummary;

test('the page is about the training that goes on, else the newest; the others are the earlier ones', () => {
  const runs = [run('c', 'failed'), run('b', 'running'), run('a', 'done')];
  expect(latestRun(runs)?.run).toBe('b');
  expect(earlierRuns(runs).map(({ run: name }) => name)).toEqual(['c', 'a']);
  expect(latestRun([run('c', 'failed'), run('a', 'done')])?.run).toBe('c');
});

test('the only one has none before it', () => {
  expect(earlierRuns([run('a', 'done')])).toEqual([]);
  expect(earlierRuns([])).toEqual([]);
});
