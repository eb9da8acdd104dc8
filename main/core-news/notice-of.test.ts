import { expect, test } from 'vitest';
import type { Job } from '../../contract/shapes/job.ts';
import { en } from '../words/en.ts';
import { fr } from '../words/fr.ts';
import { nothingKnown } from './desk-state.ts';
import { noticeOf } from './notice-of.ts';

const state = { ...nothingKnown, projects: [{ id: 'insects', name: 'Insects', live: undefined, current: true }] };
const job = (seconds: number, change: Partial<Job> = {}): Job => ({
  id: '1',
  kind: 'train',
  state: 'done',
  progress: { stage: '', done: 0, total: 0 },
  started: '2026-01-01T00:00:00Z',
  ended: new Date(Date.UTC(2026, 0, 1, 0, 0, seconds)).toISOString(),
  ...change,
});
const ofJob = (of: Job, words = en) => noticeOf({ type: 'job.changed', job: of }, state, words);

test('long work that ended is told, with its page', () => {
  expect(ofJob(job(60))).toEqual({ title: 'Training: done', body: '', place: { page: 'train' } });
  expect(ofJob(job(60, { kind: 'stack-up', state: 'failed' }))).toMatchObject({
    title: 'Stack: failed',
    place: { page: 'stack' },
  });
  expect(ofJob(job(60), fr)?.title).toBe('Entraînement\u00a0: terminé');
});

test('what fails is told however soon', () => {
  expect(ofJob(job(1, { state: 'failed' }))?.title).toBe('Training: failed');
});

test('short work, work that goes on and work that was cancelled is not', () => {
  const { ended: _, ...going } = job(60, { state: 'running' });
  for (const one of [job(3), going, job(60, { state: 'cancelled' })]) expect(ofJob(one)).toBeUndefined();
});

test('a version that went live is told, not the one that came with Meadow', () => {
  const change = {
    id: 1,
    project: 'insects',
    version: 'insects-2',
    at: '2026-01-01T00:00:00Z',
    how: 'gate',
    by: 'Meadow',
    reason: '',
  } as const;
  expect(noticeOf({ type: 'live.changed', change }, state, en)).toEqual({
    title: 'insects-2 is live',
    body: 'It answers for Insects from now on.',
    place: { page: 'models', version: 'insects-2' },
  });
  expect(noticeOf({ type: 'live.changed', change: { ...change, how: 'starter' } }, state, en)).toBeUndefined();
});

test('an alert is told by its name', () => {
  const alert = {
    id: 1,
    project: 'insects',
    name: 'latency',
    version: 'insects-2',
    raised: '2026-01-01T00:00:00Z',
    seen: false,
    value: 1,
    threshold: 1,
  } as const;
  expect(noticeOf({ type: 'alert.raised', project: 'insects', alert }, state, en)).toEqual({
    title: 'Insects',
    body: 'Slow answers',
    place: { page: 'monitoring' },
  });
});

test('a service in trouble is told by its name', () => {
  const trouble = { kind: 'out-of-memory', message: '', hint: '', details: {} } as const;
  expect(noticeOf({ type: 'stack.trouble', service: 'mlflow', trouble }, state, en)).toEqual({
    title: 'Stack: mlflow',
    body: 'It took more memory than it may.',
    place: { page: 'stack' },
  });
});

test('a predictor that cannot be started again is told once', () => {
  const error = { code: 'internal', message: 'It died.', hint: '', retry: false, details: {} } as const;
  const serving = {
    state: 'failed',
    on: true,
    port: 8600,
    portChosen: true,
    requireKey: false,
    key: '',
    restarts: 5,
    error,
  } as const;
  const event = { type: 'serving.changed', serving } as const;
  expect(noticeOf(event, state, en)).toMatchObject({ title: 'The local API has stopped', place: { page: 'api' } });
  expect(noticeOf(event, { ...state, serving: 'failed' }, en)).toBeUndefined();
});
