import type { Job } from '../../contract/shapes/job.ts';
import { asFault } from '../domain/fault.ts';
import { type ProgressSample, timeLeft, withSample } from '../domain/time-left.ts';
import type { Clock } from '../ports/clock.ts';

/** What the work of a job is given. */
export interface JobControl {
  readonly id: string;
  /** Aborted when the job is cancelled; its reason is the Fault to throw. */
  readonly signal: AbortSignal;
  /** How far it has come. A new stage counts from anew. */
  report(progress: { stage: string; done: number; total: number }): void;
}

/** Keeps the job's progress, with the time left, as the work reports it. */
const createReporter = (clock: Clock, change: (progress: Job['progress'], newStage: boolean) => void) => {
  let stage: string | undefined;
  let samples: readonly ProgressSample[] = [];
  return (step: Parameters<JobControl['report']>[0]): void => {
    const newStage = step.stage !== stage;
    stage = step.stage;
    samples = withSample(newStage ? [] : samples, { at: clock.now().getTime(), done: step.done });
    const left = timeLeft(samples, step.total);
    change({ ...step, ...(left !== undefined && { left }) }, newStage);
  };
};

/** Runs the work and calls `change` with the job after each change; `urgent` ones should be told at once. */
export const runJob = <T>(
  first: Job,
  work: (control: JobControl) => Promise<T>,
  signal: AbortSignal,
  clock: Clock,
  change: (job: Job, urgent: boolean) => void,
): Promise<T> => {
  let job = first;
  const set = (part: Partial<Job>, urgent: boolean) => {
    if (job.ended) return;
    job = { ...job, ...part };
    change(job, urgent);
  };
  const end = (part: Partial<Job>) => set({ ...part, ended: clock.now().toISOString() }, true);
  const report = createReporter(clock, (progress, newStage) => set({ progress }, newStage));

  const run = async (): Promise<T> => {
    try {
      const result = await work({ id: first.id, signal, report });
      end({ state: signal.aborted ? 'cancelled' : 'done' });
      return result;
    } catch (thrown) {
      if (signal.aborted) end({ state: 'cancelled' });
      else end({ state: 'failed', error: asFault(thrown).toShape() });
      throw thrown;
    }
  };
  const result = run();
  // Whoever started it may only watch it: the job tells of the failure.
  result.catch(() => undefined);
  return result;
};
