import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Job } from '../../contract/shapes/job.ts';
import { isOver, useJobs } from './jobs.ts';
import { keys } from './keys.ts';
import { useClient } from './transport-context.tsx';

type Client = ReturnType<typeof useClient>;

/** Which Meadow runs, and which other there is. */
export function useUpdates() {
  const client = useClient();
  return useQuery({ queryKey: keys.updates, queryFn: ({ signal }) => client.updates.state(undefined, { signal }) });
}

/** Looks now. */
export function useLookForUpdates() {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => client.updates.look(),
    onSuccess: (state) => queries.setQueryData(keys.updates, state),
    onError: () => queries.invalidateQueries({ queryKey: keys.updates }),
  });
}

/** A step of an update that a person started here: how far it is, and the way to stop it. */
export function useUpdateStep() {
  const client = useClient();
  const queries = useQueryClient();
  const [job, setJob] = useState<Job>();
  const step = useMutation({
    mutationFn: async (begin: (client: Client) => Promise<{ job: string }>) => {
      setJob(undefined);
      const { job: id } = await begin(client);
      let last: Job | undefined;
      for await (const now of await client.jobs.watch({ job: id })) {
        last = now;
        setJob(now);
      }
      if (last?.error) throw last.error;
    },
    onSettled: async () => {
      for (const queryKey of [keys.updates, keys.keeping]) await queries.invalidateQueries({ queryKey });
    },
  });
  const cancel = () => {
    if (job) void client.jobs.cancel({ job: job.id }).catch(() => undefined);
  };
  const cancelled = job?.state === 'cancelled';
  return {
    begin: step.mutate,
    running: step.isPending,
    done: step.isSuccess && !cancelled,
    error: cancelled ? undefined : step.error,
    job,
    cancel,
  };
}

/** How many other works a restart would stop. */
export function useOtherWork(): number {
  return useJobs(
    ({ running }) => Object.values(running).filter((job) => !isOver(job) && !job.kind.startsWith('update-')).length,
  );
}
