import type { RunSummary } from '../../../contract/shapes/run.ts';

/** The training that the page is about: the one that goes on, else the newest. `runs`: newest first. */
export const latestRun = (runs: readonly RunSummary[]): RunSummary | undefined =>
  runs.find(({ state }) => state === 'running') ?? runs[0];

/** Those listed below it. */
export function earlierRuns(runs: readonly RunSummary[]): RunSummary[] {
  const latest = latestRun(runs);
  return runs.filter((run) => run !== latest);
}
