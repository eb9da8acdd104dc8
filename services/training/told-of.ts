import type { RunRecord } from '../ports/catalog/runs.ts';
import type { RunDescription } from '../ports/tracker.ts';

/** What the tracker is told of a run that begins. `name`: of its project. */
export const toldOf = ({ mode, by, cause }: RunRecord, name: string): RunDescription => ({
  params: { mode },
  tags: { project: name, by, ...(cause && { trigger: cause.trigger }) },
  state: 'running',
});
