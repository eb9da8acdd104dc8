import type { Job } from '../contract/shapes/job.ts';

/** How far the work is, for the taskbar: the share that is done of what was begun last and can be counted; -1 for none. */
export function progressOf(jobs: readonly Job[]): number {
  const counted = jobs.findLast(({ state, progress }) => state === 'running' && progress.total > 0);
  return counted ? Math.min(1, counted.progress.done / counted.progress.total) : -1;
}
