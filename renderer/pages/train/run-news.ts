import type { RunSummary } from '../../../contract/shapes/run.ts';

/** A training as it is at a moment. */
export type SeenRun = Pick<RunSummary, 'run' | 'state'>;

/**
 * What happened to a training before a person's eyes: that it runs now, or how it ended. Nothing of one that is seen for
 * the first time, which may run for long or be an earlier one, unless it was `started` from here or follows another.
 */
export function runNews(
  before: SeenRun | undefined,
  now: SeenRun,
  started: string | undefined,
): SeenRun['state'] | undefined {
  if (before?.run === now.run) {
    const isNews = now.state !== before.state && (now.state === 'running' || before.state === 'running');
    return isNews ? now.state : undefined;
  }
  if (now.run === started) return now.state;
  return before && now.state === 'running' ? now.state : undefined;
}
