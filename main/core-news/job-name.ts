import type { Job } from '../../contract/shapes/job.ts';
import type { Words } from '../words/en.ts';

/** What a job is called: its kind without what follows a hyphen, as `stack-up` is work on the stack. */
export function jobName({ kind }: Pick<Job, 'kind'>, { jobs }: Words): string {
  const known = Object.entries(jobs).find(([name]) => name === kind.replace(/-.*/, ''));
  return known?.[1] ?? jobs.other;
}
