import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { isOver, useJobs } from './jobs.ts';
import { keys } from './keys.ts';
import { useClient } from './transport-context.tsx';
import { useWatchedJob } from './use-watched-job.ts';

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
  const queries = useQueryClient();
  const { job, watch, cancel } = useWatchedJob();
  const step = useMutation({
    mutationFn: watch,
    onSettled: async () => {
      for (const queryKey of [keys.updates, keys.keeping]) await queries.invalidateQueries({ queryKey });
    },
  });
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
