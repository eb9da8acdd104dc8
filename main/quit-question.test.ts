import { expect, test } from 'vitest';
import type { Job } from '../contract/shapes/job.ts';
import { quitAnswer, quitQuestion } from './quit-question.ts';
import { en } from './words/en.ts';
import { fr } from './words/fr.ts';

const job = (kind: string): Job => ({
  id: kind,
  kind,
  state: 'running',
  progress: { stage: '', done: 0, total: 0 },
  started: '2026-01-01T00:00:00Z',
});

test('nobody is asked where nothing goes on', () => {
  expect(quitQuestion([], en)).toBeUndefined();
});

test('what goes on is named, each kind once, and Escape keeps it running', () => {
  const jobs = [job('train'), job('stack-up'), job('stack-pull'), job('new-kind')];
  const question = quitQuestion(jobs, en);
  expect(question?.detail).toContain('Still running: Training, Stack, and A job.');
  expect(question?.buttons?.[question.cancelId ?? -1]).toBe('Keep running');
  expect(quitQuestion(jobs, fr)?.detail).toContain('Encore en cours\u00a0: Entraînement, Pile et Une tâche.');
});

test('only a button that says so ends anything', () => {
  expect([0, 1, 2, 3, -1].map(quitAnswer)).toEqual(['stay', 'when-done', 'now', 'stay', 'stay']);
});
