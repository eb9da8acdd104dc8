import { useQuery } from '@tanstack/react-query';
import { dropEnded, useJobs } from './jobs.ts';
import { keys } from './keys.ts';
import { useClient } from './transport-context.tsx';

/** What is told of as going on is asked after this often: an event can be lost. */
const LOOK_AGAIN_MS = 10_000;

/** The work that goes on now. */
export function useRunningJobs() {
  const client = useClient();
  const running = Object.values(useJobs((state) => state.running));
  const of = running.map(({ id }) => id).toSorted();
  useQuery({
    queryKey: keys.jobs(of),
    queryFn: async ({ signal }) => {
      const jobs = await client.jobs.list(undefined, { signal });
      // Only of those that were told of before it was asked: younger ones may not be in the list.
      dropEnded(jobs, of);
      return jobs.length;
    },
    enabled: of.length > 0,
    refetchInterval: LOOK_AGAIN_MS,
    staleTime: LOOK_AGAIN_MS,
  });
  return running;
}
