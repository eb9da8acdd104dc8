import { create } from 'zustand';
import type { Job } from '../../contract/shapes/job.ts';

/** Work the core does now, by id; what has ended is taken out. */
export const useJobs = create<{ running: Readonly<Record<string, Job>> }>(() => ({ running: {} }));

/** Notes how a job is now. */
export function noteJob(job: Job): void {
  useJobs.setState(({ running }) => {
    const { [job.id]: _, ...others } = running;
    return { running: isOver(job) ? others : { ...others, [job.id]: job } };
  });
}

/** Starts anew with the jobs that run now, after the window was away. */
export function resetJobs(jobs: readonly Job[]): void {
  useJobs.setState({ running: Object.fromEntries(jobs.filter((job) => !isOver(job)).map((job) => [job.id, job])) });
}

export function isOver(job: Job): boolean {
  return job.state !== 'waiting' && job.state !== 'running';
}
