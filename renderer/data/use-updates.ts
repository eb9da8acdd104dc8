import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
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

type StepKind = 'update-copy' | 'update-fetch' | 'update-install' | 'update-back';

/** A step of an update, whoever started it and wherever: how far it is, and the way to stop it. */
export function useUpdateStep(kind: StepKind) {
  const queries = useQueryClient();
  const { id, job, watch, cancel } = useWatchedJob();
  const step = useMutation({
    mutationFn: watch,
    onSettled: async () => {
      for (const queryKey of [keys.updates, keys.keeping]) await queries.invalidateQueries({ queryKey });
    },
  });
  const { mutate: follow, isPending } = step;
  const other = useUnderWay(kind);
  // One that was followed is not followed again: where that failed, it would for ever.
  const isNew = other !== undefined && other !== id && !isPending;
  // It goes on while the page is left and come back to, and another window may have begun it.
  useEffect(() => {
    if (isNew) follow(async () => ({ job: other }));
  }, [isNew, other, follow]);
  const cancelled = job?.state === 'cancelled';
  return {
    begin: step.mutate,
    running: isPending || isNew,
    done: step.isSuccess && !cancelled,
    error: cancelled ? undefined : step.error,
    job,
    cancel,
  };
}

/** The job of a step that goes on now, whoever started it. */
export function useUnderWay(kind: StepKind): string | undefined {
  return useJobs(({ running }) => Object.values(running).find((one) => one.kind === kind)?.id);
}

/** How many other works a restart would stop. */
export function useOtherWork(): number {
  return useJobs(
    ({ running }) => Object.values(running).filter((job) => !isOver(job) && !job.kind.startsWith('update-')).length,
  );
}
