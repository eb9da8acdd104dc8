import { setTimeout } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Job } from '../../contract/shapes/job.ts';
import { Fault } from '../domain/fault.ts';
import { createEvents, type Events } from '../events/events.ts';
import type { Clock } from '../ports/clock.ts';
import { createJobs, type Jobs } from './jobs.ts';

const clock: Clock = {
  now: () => new Date(),
  sleep: (ms, signal) => setTimeout(ms, undefined, signal && { signal }),
};

const untilCancelled = ({ signal }: { signal: AbortSignal }) =>
  new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });

describe('jobs', () => {
  let events: Events;
  let jobs: Jobs;
  beforeEach(() => {
    events = createEvents();
    jobs = createJobs({ events, clock });
  });

  it('runs work, keeps how far it came, and hands over its result', async () => {
    const { id, result } = jobs.start('train', async ({ report }) => {
      report({ stage: 'embed', done: 3, total: 4 });
      return 42;
    });
    expect(await result).toBe(42);
    expect(jobs.get(id)).toMatchObject({
      kind: 'train',
      state: 'done',
      progress: { stage: 'embed', done: 3, total: 4 },
    });
    expect(jobs.get(id).ended).toBeDefined();
  });

  it('keeps why work failed, without asking anybody to look at the result', async () => {
    const { id } = jobs.start('train', async () => {
      throw new Fault('too-few-photos', 'Too few.', 'Add some.', { details: { case: 'alike', label: 'grass' } });
    });
    const last = (await Array.fromAsync(jobs.watch(id))).at(-1);
    expect(last).toMatchObject({ state: 'failed', error: { code: 'too-few-photos', hint: 'Add some.' } });
  });

  it('cancels work, and says so even where the work ended well', async () => {
    const stopped = jobs.start('predict', untilCancelled);
    const tidy = jobs.start('predict', (control) => untilCancelled(control).catch(() => 'partly'));
    jobs.cancel(stopped.id);
    jobs.cancel(tidy.id);
    await expect(stopped.result).rejects.toMatchObject({ code: 'cancelled' });
    expect(await tidy.result).toBe('partly');
    expect(jobs.list('predict').map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
    expect(jobs.get(stopped.id).error).toBeUndefined();
  });

  it('shows a watcher the job as it is, then its changes to the end', async () => {
    let report: (done: number) => void = () => undefined;
    let finish: () => void = () => undefined;
    const { id } = jobs.start('train', (control) => {
      report = (done) => control.report({ stage: 'embed', done, total: 10 });
      return new Promise<void>((resolve) => {
        finish = resolve;
      });
    });
    report(1);
    const watcher = jobs.watch(id);
    const states: Job[] = [];
    states.push((await watcher.next()).value);
    const next = watcher.next();
    report(2);
    report(3);
    states.push((await next).value);
    finish();
    states.push(...(await Array.fromAsync(watcher)));
    expect(states.map(({ progress, state }) => [progress.done, state])).toEqual([
      [1, 'running'],
      [3, 'running'],
      [3, 'done'],
    ]);
  });

  it('tells events of the beginning and the end, and of a thousand steps between only a few times', async () => {
    const told = events.subscribe();
    const { id, result } = jobs.start('train', async ({ report }) => {
      for (let done = 1; done <= 1000; done++) report({ stage: 'embed', done, total: 1000 });
    });
    await result;
    events.close();
    const changes = await Array.fromAsync(told);
    expect(changes.every((event) => event.type === 'job.changed' && event.job.id === id)).toBe(true);
    expect(changes.at(-1)).toMatchObject({ job: { state: 'done', progress: { done: 1000 } } });
    expect(changes.length).toBeLessThan(10);
  });

  it('is deaf to work that reports after its end', async () => {
    let late: () => void = () => undefined;
    const { id, result } = jobs.start('train', async ({ report }) => {
      late = () => report({ stage: 'late', done: 0, total: 1 });
    });
    await result;
    late();
    expect(jobs.get(id)).toMatchObject({ state: 'done', progress: { stage: 'start' } });
  });

  it('forgets old jobs, never running ones', async () => {
    const running = jobs.start('train', untilCancelled);
    for (let count = 0; count < 250; count++) await jobs.start('predict', async () => count).result;
    expect(jobs.list('predict')).toHaveLength(200);
    expect(jobs.get(running.id).state).toBe('running');
    await jobs.close();
    expect(jobs.get(running.id).state).toBe('cancelled');
  });

  it('begins nothing any more once it closes', async () => {
    const last = jobs.start('train', untilCancelled);
    const closed = jobs.close();
    let begun = false;
    const late = () =>
      jobs.start('train', async () => {
        begun = true;
      });
    expect(late).toThrow(expect.objectContaining({ code: 'closing' }));
    await closed;
    expect(late).toThrow(expect.objectContaining({ code: 'closing' }));
    expect([begun, jobs.list().map(({ id }) => id)]).toEqual([false, [last.id]]);
  });

  it('ends a watch by its signal without ending the job', async () => {
    const { id } = jobs.start('train', untilCancelled);
    const controller = new AbortController();
    const watching = Array.fromAsync(jobs.watch(id, controller.signal));
    controller.abort();
    await watching;
    expect(await Array.fromAsync(jobs.watch(id, controller.signal))).toEqual([]);
    expect(jobs.get(id).state).toBe('running');
    await jobs.close();
  });

  it('does not know a job that never was', () => {
    for (const ask of [() => jobs.get('x'), () => jobs.cancel('x'), () => jobs.watch('x')]) {
      expect(ask).toThrow(expect.objectContaining({ code: 'not-found' }));
    }
  });
});
