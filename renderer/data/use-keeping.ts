import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { KeptReport } from '../../contract/keeping.ts';
import { keys } from './keys.ts';
import { useClient } from './transport-context.tsx';
import { type BeginJob, useWatchedJob } from './use-watched-job.ts';

/** A job that a person started on this page: how far it is, what it made, and the way to stop it. */
export function useKeptJob() {
  const client = useClient();
  const queries = useQueryClient();
  const { job, watch, cancel } = useWatchedJob();
  const run = useMutation({
    mutationFn: async (begin: BeginJob): Promise<KeptReport | undefined> =>
      client.keeping.report({ job: await watch(begin) }),
    onSettled: async () => {
      for (const queryKey of [keys.keeping, keys.models, keys.projects]) await queries.invalidateQueries({ queryKey });
    },
  });
  return { run: run.mutate, report: run.data, error: run.error, running: run.isPending, job, cancel };
}

export function useDiskUse() {
  const client = useClient();
  return useQuery({ queryKey: keys.diskUse, queryFn: ({ signal }) => client.keeping.use(undefined, { signal }) });
}

/** Whether a restored backup waits for the next start. */
export function useRestoreWaits() {
  const client = useClient();
  return useQuery({
    queryKey: keys.restoreWaits,
    queryFn: ({ signal }) => client.keeping.waiting(undefined, { signal }),
  });
}

/** Leaves everything as it is. */
export function useForgetRestore() {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => client.keeping.forget(),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.keeping }),
  });
}

/** A path where such a file could go. */
export function useSuggestedFile(name: string | undefined, end: string) {
  const client = useClient();
  return useQuery({
    queryKey: keys.suggestedFile(name ?? '', end),
    queryFn: ({ signal }) => client.keeping.suggest({ name: name ?? '', end }, { signal }),
    enabled: name !== undefined,
  }).data?.file;
}
