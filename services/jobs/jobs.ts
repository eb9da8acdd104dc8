import { randomUUID } from 'node:crypto';
import type { Job } from '../../contract/shapes/job.ts';
import { Fault } from '../domain/fault.ts';
import type { Clock } from '../ports/clock.ts';
import { type Channel, createChannel } from './channel.ts';
import { type JobControl, runJob } from './run-job.ts';
import { createTicker } from './ticker.ts';

export type { JobControl } from './run-job.ts';

/** Long work that a person can watch and cancel. */
export interface Jobs {
  /** Begins at once. `result` may be left alone: the job keeps the error too. Throws `closing` after `close`. */
  start<T>(kind: string, work: (control: JobControl) => Promise<T>): { id: string; result: Promise<T> };
  /** Throws `not-found`. */
  get(id: string): Job;
  /** Newest first. */
  list(kind?: string): Job[];
  /** Asks the work to stop; none is asked twice. Throws `not-found`. */
  cancel(id: string): void;
  /** The job as it is, then its changes (the latest, where the reader lags) until it has ended. Throws `not-found`. */
  watch(id: string, signal?: AbortSignal): AsyncIterableIterator<Job>;
  /** Cancels all and waits for their end; none is begun any more. */
  close(): Promise<void>;
}

export interface JobsParts {
  /** Told of each change, progress at most five times a second. */
  events: { publish(event: { type: 'job.changed'; job: Job }): void };
  clock: Clock;
}

interface Entry {
  job: Job;
  controller: AbortController;
  watchers: Set<Channel<Job>>;
  ended: Promise<unknown>;
}

/** Ended jobs that are remembered. */
const REMEMBERED = 200;

export const hasEnded = ({ state }: Job): boolean => state === 'done' || state === 'failed' || state === 'cancelled';

const closing = () => new Fault('closing', 'Meadow is ending and begins nothing new.', 'Start Meadow, then try again.');

const cancelled = () => new Fault('cancelled', 'It was cancelled.', 'Start it again when you like.');

export const createJobs = ({ events, clock }: JobsParts): Jobs => {
  const entries = new Map<string, Entry>();
  const endedIds: string[] = [];
  let closed = false;

  const entryOf = (id: string): Entry => {
    const entry = entries.get(id);
    if (entry) return entry;
    throw new Fault('not-found', 'That job is not known any more.', 'Start it again.', {
      details: { case: 'job', job: id },
    });
  };
  const rememberEnded = (id: string) => {
    endedIds.push(id);
    for (const old of endedIds.splice(0, endedIds.length - REMEMBERED)) entries.delete(old);
  };
  const tell = (entry: Entry) => {
    events.publish({ type: 'job.changed', job: entry.job });
    for (const watcher of entry.watchers) {
      watcher.push(entry.job);
      if (hasEnded(entry.job)) watcher.end();
    }
  };

  return {
    start(kind, work) {
      if (closed) throw closing();
      const controller = new AbortController();
      const started = clock.now().toISOString();
      const progress = { stage: 'start', done: 0, total: 0 };
      const entry: Entry = {
        job: { id: randomUUID(), kind, state: 'running', progress, started },
        controller,
        watchers: new Set(),
        ended: Promise.resolve(),
      };
      const ticker = createTicker(clock, () => tell(entry));
      entries.set(entry.job.id, entry);
      const result = runJob(entry.job, work, controller.signal, clock, (job, urgent) => {
        entry.job = job;
        ticker.tick(urgent || hasEnded(job));
        if (hasEnded(job)) rememberEnded(job.id);
      });
      entry.ended = result.catch(() => undefined);
      ticker.tick(true);
      return { id: entry.job.id, result };
    },
    get: (id) => entryOf(id).job,
    list: (kind) =>
      [...entries.values()]
        .map(({ job }) => job)
        .filter((job) => kind === undefined || job.kind === kind)
        .reverse(),
    cancel(id) {
      const { controller, job } = entryOf(id);
      if (!hasEnded(job)) controller.abort(cancelled());
    },
    watch(id, signal) {
      const { job, watchers } = entryOf(id);
      const watcher: Channel<Job> = createChannel({ most: 1, signal, onEnd: () => watchers.delete(watcher) });
      watcher.push(job);
      if (hasEnded(job)) watcher.end();
      else if (!signal?.aborted) watchers.add(watcher);
      return watcher;
    },
    async close() {
      closed = true;
      for (const { controller, job } of entries.values()) if (!hasEnded(job)) controller.abort(closing());
      await Promise.all([...entries.values()].map(({ ended }) => ended));
    },
  };
};
