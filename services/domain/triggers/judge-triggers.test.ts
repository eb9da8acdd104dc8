import { describe, expect, it, test } from 'vitest';
import { triggerSettings } from '../../../contract/shapes/trigger.ts';
import type { Looked, Usual } from '../drift/looked.ts';
import { judgeAccuracy } from './judge-accuracy.ts';
import { judgeDrift } from './judge-drift.ts';
import { judgeFailedRun, type PastRun } from './judge-failed-run.ts';
import { judgeNewPhotos } from './judge-new-photos.ts';
import { judgeWeekly } from './judge-weekly.ts';

const settings = triggerSettings.parse({});
const now = new Date('2026-03-02T03:00:00Z');
const codeOf = ({ fires, reason }: { fires: boolean; reason: { code: string } }) => [fires, reason.code];

test('new photos fire from the number that was set on', () => {
  expect(judgeNewPhotos(settings['new-photos'], 24)).toEqual({
    fires: false,
    reason: { code: 'few-photos', values: { photos: 24, least: 25 } },
  });
  expect(codeOf(judgeNewPhotos(settings['new-photos'], 25))).toEqual([true, 'new-photos']);
});

describe('the calendar', () => {
  const next = new Date('2026-03-09T03:00:00Z');

  it('fires when a time came, and says when it was missed', () => {
    const due = new Date('2026-03-02T02:59:40Z');
    expect(codeOf(judgeWeekly({ due, times: 1, next }, now))).toEqual([true, 'due']);
    expect(codeOf(judgeWeekly({ due, times: 3, next }, now))).toEqual([true, 'missed']);
    const early = new Date('2026-03-02T02:00:00Z');
    expect(judgeWeekly({ due: early, times: 1, next }, now).reason).toEqual({
      code: 'missed',
      values: { at: early.toISOString(), times: 1 },
    });
  });

  it('says when it comes next, or that it never does', () => {
    expect(judgeWeekly({ due: undefined, times: 0, next }, now).reason.values).toEqual({ next: next.toISOString() });
    expect(codeOf(judgeWeekly({ due: undefined, times: 0, next: undefined }, now))).toEqual([false, 'never']);
  });
});

describe('live accuracy', () => {
  const rule = { ...settings['live-accuracy'], below: 0.8, last: 5 };

  it('looks at the newest words alone, once there are enough', () => {
    expect(codeOf(judgeAccuracy(rule, 'a-1', [false, false, false, false]))).toEqual([false, 'few-corrections']);
    expect(codeOf(judgeAccuracy(rule, 'a-1', [true, true, true, true, false, false, false]))).toEqual([
      false,
      'accuracy-fine',
    ]);
    expect(judgeAccuracy(rule, 'a-1', [true, true, true, false, false, true, true])).toEqual({
      fires: true,
      reason: { code: 'accuracy-low', values: { correct: 3, total: 5, below: 0.8 } },
    });
  });

  it('needs a live version', () => {
    expect(codeOf(judgeAccuracy(rule, undefined, []))).toEqual([false, 'no-live']);
  });
});

describe('drift', () => {
  const rule = { ...settings.drift, last: 50 };
  const looks = (count: number, neither: number, similarity = 0.8): Looked[] =>
    Array.from({ length: count }, (_, at) => ({
      verdict: at % 100 < neither * 100 ? 'neither' : 'grass',
      similarity: similarity + (at % 10) / 1000,
    }));
  const usual: Usual = { neither: 0.03, photos: 200 };

  it('fires on many more "neither" than at the training', () => {
    expect(codeOf(judgeDrift(rule, 'a-1', { recent: looks(50, 0.1), first: [], usual }))).toEqual([false, 'no-drift']);
    expect(judgeDrift(rule, 'a-1', { recent: looks(50, 0.4), first: [], usual }).reason).toEqual({
      code: 'drift-neither',
      values: { now: 0.8, before: 0.03, last: 50 },
    });
  });

  it('fires on photos that are less like the training photos than usual', () => {
    const known = { ...usual, similarity: [0.7, 0.75, 0.8, 0.85, 0.9] };
    const drift = { recent: looks(50, 0, 0.6), first: [], usual: known };
    expect(judgeDrift(rule, 'a-1', drift).reason).toMatchObject({
      code: 'drift-similarity',
      values: { now: 0.605, before: 0.8 },
    });
    expect(codeOf(judgeDrift(rule, 'a-1', { ...drift, recent: looks(50, 0, 0.71) }))).toEqual([false, 'no-drift']);
    expect(codeOf(judgeDrift({ ...rule, similarity: 0.05 }, 'a-1', { ...drift, recent: looks(50, 0, 0.71) }))).toEqual([
      true,
      'drift-similarity',
    ]);
  });

  it('takes the first predictions for usual where the training says nothing, but not the recent ones', () => {
    const recent = looks(50, 0, 0.6);
    const early = looks(50, 0, 0.8);
    const drift = { recent, first: [...early, ...recent], usual };
    expect(codeOf(judgeDrift(rule, 'a-1', drift))).toEqual([true, 'drift-similarity']);
    expect(codeOf(judgeDrift(rule, 'a-1', { ...drift, first: early }))).toEqual([false, 'no-drift']);
  });

  it('waits for enough predictions, and for more than chance', () => {
    expect(codeOf(judgeDrift(rule, 'a-1', { recent: looks(49, 1), first: [], usual }))).toEqual([
      false,
      'few-predictions',
    ]);
    const few = { recent: looks(5, 0).with(0, { verdict: 'neither', similarity: 0.8 }), first: [], usual };
    expect(codeOf(judgeDrift({ ...rule, neither: 0.1, last: 5 }, 'a-1', few))).toEqual([false, 'no-drift']);
  });
});

describe('a failed run', () => {
  const run = (state: PastRun['state'], part: Partial<PastRun> = {}): PastRun => ({
    state,
    started: now,
    trigger: undefined,
    error: state === 'failed' ? 'internal' : undefined,
    version: undefined,
    ...part,
  });
  const rule = { ...settings['failed-run'], most: 2 };

  it('is tried again, so often and no more', () => {
    expect(codeOf(judgeFailedRun(rule, []))).toEqual([false, 'no-failure']);
    expect(codeOf(judgeFailedRun(rule, [run('done'), run('failed')]))).toEqual([false, 'no-failure']);
    const again = run('failed', { trigger: 'failed-run' });
    expect(codeOf(judgeFailedRun(rule, [run('failed'), run('done')]))).toEqual([true, 'run-failed']);
    expect(codeOf(judgeFailedRun(rule, [again, run('failed')]))).toEqual([true, 'run-failed']);
    expect(codeOf(judgeFailedRun(rule, [again, again, run('failed')]))).toEqual([false, 'gave-up']);
    expect(codeOf(judgeFailedRun(rule, [run('failed'), again, again]))).toEqual([true, 'run-failed']);
  });

  it('is left alone where it was cancelled, or where trying again cannot help', () => {
    expect(codeOf(judgeFailedRun(rule, [run('cancelled')]))).toEqual([false, 'no-failure']);
    expect(codeOf(judgeFailedRun(rule, [run('failed', { error: 'too-few-photos' })]))).toEqual([false, 'no-help']);
    expect(codeOf(judgeFailedRun(rule, [run('failed', { error: 'photos-damaged' })]))).toEqual([false, 'no-help']);
  });

  it('is none where it made its version', () => {
    const made = run('failed', { trigger: 'failed-run', error: 'replicas-down', version: 'lawn-2' });
    expect(codeOf(judgeFailedRun(rule, [made]))).toEqual([false, 'no-failure']);
    expect(codeOf(judgeFailedRun(rule, [run('failed'), made, made]))).toEqual([true, 'run-failed']);
  });
});
