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

/** Takes out which of those `asked` after are over by a list of the core's jobs, or unknown to it: an event was lost. */
export function dropEnded(jobs: readonly Job[], asked: readonly string[]): void {
  const going = new Set(jobs.filter((job) => !isOver(job)).map(({ id }) => id));
  useJobs.setState(({ running }) => {
    const kept = Object.values(running).filter(({ id }) => going.has(id) || !asked.includes(id));
    return kept.length === Object.keys(running).length
      ? {}
      : { running: Object.fromEntries(kept.map((job) => [job.id, job])) };
  });
}

export function isOver(job: Job): boolean {
  return job.state !== 'waiting' && job.state !== 'running';
}
