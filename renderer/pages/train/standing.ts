import type { LiveChange } from '../../../contract/shapes/live.ts';
import type { TrainingResult } from '../../../contract/training.ts';

/** Whether a version answers; else which one does, and why this one does not. */
export type Standing = { kind: 'live' } | { kind: 'before' | 'waits' | 'refused'; live: string };

/** How a trained version stands now, by its project's live history, newest first; none before any version is live. */
export function standingOf(
  { version, gate }: Pick<TrainingResult, 'version' | 'gate'>,
  history: readonly LiveChange[],
): Standing | undefined {
  const [now] = history;
  if (!now) return undefined;
  if (now.version === version) return { kind: 'live' };
  const before = history.some((change) => change.version === version);
  return { kind: before ? 'before' : gate?.passed === false ? 'refused' : 'waits', live: now.version };
}
