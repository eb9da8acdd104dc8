import type { Job } from '../../contract/shapes/job.ts';
import type { Client } from '../transport/client.ts';
import { isOver } from './jobs.ts';
import { keepListening } from './keep-listening.ts';
import { troubleOf } from './trouble.ts';

/**
 * Listens to something that ends, again wherever the line to the core breaks: what goes on there goes on without it.
 * `listen` tells whether it came to the end. Throws what else went wrong; ends early where it is called off.
 */
export async function listenToEnd(listen: () => Promise<boolean>, signal?: AbortSignal): Promise<void> {
  const over = new AbortController();
  let failed: { error: unknown } | undefined;
  await keepListening(signal ? AbortSignal.any([signal, over.signal]) : over.signal, async () => {
    try {
      if (await listen()) over.abort();
    } catch (error) {
      if (troubleOf(error).code === 'connection-lost') return;
      failed = { error };
      over.abort();
    }
  });
  if (failed && !signal?.aborted) throw failed.error;
}

/**
 * Follows a job to its end, through lines that break, and gives it as it ended; none where it was called off before.
 * Throws `not-found` where the core does not know it any more, as one that was started anew does not.
 */
export async function followJob(
  { jobs }: { jobs: Pick<Client['jobs'], 'watch'> },
  job: string,
  take: (now: Job) => void = () => {},
  signal?: AbortSignal,
): Promise<Job | undefined> {
  let last: Job | undefined;
  const listen = async () => {
    for await (const now of await jobs.watch({ job }, signal ? { signal } : {})) {
      last = now;
      take(now);
    }
    return last !== undefined && isOver(last);
  };
  await listenToEnd(listen, signal);
  return last;
}
