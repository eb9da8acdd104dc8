import { beforeEach, expect, test } from 'vitest';
import type { Job } from '../../contract/shapes/job.ts';
import { dropEnded, noteJob, resetJobs, useJobs } from './jobs.ts';

const job = (id: string, state: Job['state'] = 'running'): Job => ({
  id,
  kind: 'train',
  state,
  progress: { stage: 'train', done: 0, total: 1 },
  started: '2026-01-01T00:00:00.000Z',
});
const shown = () => Object.keys(useJobs.getState().running);

beforeEach(() => resetJobs([]));

test('a job is shown from its first event to its last', () => {
  noteJob(job('a'));
  noteJob(job('b', 'waiting'));
  expect(shown()).toEqual(['a', 'b']);
  noteJob(job('a', 'done'));
  expect(shown()).toEqual(['b']);
});

test('what ended while its event was lost goes once the core is asked, what is younger than the question stays', () => {
  for (const id of ['ended', 'forgotten', 'going', 'younger']) noteJob(job(id));
  dropEnded([job('ended', 'failed'), job('going')], ['ended', 'forgotten', 'going']);
  expect(shown()).toEqual(['going', 'younger']);
});
