import type { RunRecord } from '../ports/catalog/runs.ts';

/** A run that has just begun: nothing is known yet of what it comes to. */
export const newRun = (
  begun: Pick<RunRecord, 'project' | 'mode' | 'started' | 'by' | 'cause'>,
): Omit<RunRecord, 'run'> => ({
  ...begun,
  state: 'running',
  ended: undefined,
  snapshot: undefined,
  photos: undefined,
  version: undefined,
  error: undefined,
});
