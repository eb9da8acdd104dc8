import type { BatchUpdate, PhotoResult } from '../../../contract/predicting.ts';
import type { Job } from '../../../contract/shapes/job.ts';
import { isOver } from '../jobs.ts';
import type { Trouble } from '../trouble.ts';

/** A photo that never left this window, and why. */
export interface RefusedPhoto {
  name: string;
  bytes: number;
  trouble: Trouble;
  /** Its place among those dropped; none where they came one by one. */
  place: number | undefined;
}

/** A batch as this window knows it. */
export interface BatchView {
  /** None until the core has told of it. */
  job: Job | undefined;
  /** In order of arrival. A result that is here stays the same object, so that what shows it need not be drawn anew. */
  results: readonly PhotoResult[];
  refused: readonly RefusedPhoto[];
  /** Why the batch cannot be followed any more. */
  trouble: Trouble | undefined;
  /** Its end is still to be told: it was begun in this window, or was seen running. */
  awaited: boolean;
}

export const emptyBatch: BatchView = { job: undefined, results: [], refused: [], trouble: undefined, awaited: false };

/** Takes in what came. */
export function withUpdate(batch: BatchView, { job, results }: BatchUpdate): BatchView {
  return {
    ...batch,
    job,
    // Whoever tells of it can be asked again.
    trouble: undefined,
    results: results.length > 0 ? [...batch.results, ...results] : batch.results,
    awaited: batch.awaited || !isOver(job),
  };
}

/** Two updates as one: the later state, the results of both. */
export function joined(earlier: BatchUpdate, later: BatchUpdate): BatchUpdate {
  return { job: later.job, results: [...earlier.results, ...later.results] };
}

/** Photos of the batch, those included that never left this window: while it is open, the core counts them as well. */
export function photosIn({ job, results, refused }: BatchView): number {
  return Math.max(job?.progress.total ?? 0, results.length + refused.length);
}

/** Photos that were neither judged nor refused, of those that are known to be in the batch. */
export function photosLeft(batch: BatchView): number {
  return photosIn(batch) - batch.results.length - batch.refused.length;
}

/** Photos a second, from the start on; none before there is something to tell it from. */
export function photosPerSecond(job: Job, now: number): number | undefined {
  const until = job.ended ? Date.parse(job.ended) : now;
  const seconds = (until - Date.parse(job.started)) / 1000;
  return job.progress.done > 1 && seconds > 0.5 ? job.progress.done / seconds : undefined;
}
