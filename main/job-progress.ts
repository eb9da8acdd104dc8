import type { Job } from '../contract/shapes/job.ts';

/** As the taskbar takes them: no bar, and one that says only that something goes on. */
const NONE = -1;
const UNCOUNTED = 2;

/** How far the work is, for the taskbar: the share that is done of what was begun last and can be counted. */
export function progressOf(jobs: readonly Job[]): number {
  const running = jobs.filter(({ state }) => state === 'running');
  const counted = running.findLast(({ progress }) => progress.total > 0);
  if (counted) return Math.min(1, counted.progress.done / counted.progress.total);
  return running.length > 0 ? UNCOUNTED : NONE;
}
