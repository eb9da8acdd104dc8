import { useCoreAway } from '../connection.ts';
import { isOver } from '../jobs.ts';
import type { BatchView } from './batch-view.ts';

/** Whether a batch goes on as far as can be told: not where the core does not answer, or knows it no more. */
export function useGoesOn({ job, trouble }: BatchView): boolean {
  const away = useCoreAway();
  return job !== undefined && !isOver(job) && !away && !trouble;
}
