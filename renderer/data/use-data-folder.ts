import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Job } from '../../contract/shapes/job.ts';
import { keys } from './keys.ts';
import { followJob } from './to-end.ts';
import { useClient } from './transport-context.tsx';

/** Where everything is kept, and what became of moves. */
export function useDataFolder() {
  const client = useClient();
  return useQuery({
    queryKey: keys.dataFolder,
    queryFn: ({ signal }) => client.dataFolder.state(undefined, { signal }),
  });
}

/** A move that a person watches: how far it is, and the way to stop it. `undefined` goes back to the folder before. */
export function useMoveFolder() {
  const client = useClient();
  const queries = useQueryClient();
  const [job, setJob] = useState<Job>();
  const move = useMutation({
    async mutationFn(folder: string | undefined): Promise<boolean> {
      setJob(undefined);
      const { folder: before } = await client.dataFolder.state();
      const { job: id } = await (folder === undefined ? client.dataFolder.back() : client.dataFolder.move({ folder }));
      try {
        const ended = await followJob(client, id, setJob);
        if (ended?.error) throw ended.error;
        return ended?.state !== 'cancelled';
      } catch (error) {
        // Once all is copied the core makes way for the next, which knows no job of the one before.
        const after = await client.dataFolder.state().catch(() => undefined);
        if (after === undefined || after.folder === before) throw error;
        return true;
      }
    },
    onSettled: () => queries.invalidateQueries(),
  });
  return {
    move: move.mutate,
    moving: move.isPending,
    error: move.error,
    moved: move.data,
    job,
    cancel: () => void (job && client.jobs.cancel({ job: job.id }).catch(() => undefined)),
  };
}

/** Whether the data folder could move to a place. */
export function useLookAtFolder() {
  const client = useClient();
  return useMutation({ mutationFn: (folder: string) => client.dataFolder.look({ folder }) });
}

/** Removes an unfinished copy, or the folder before. */
export function useTidyFolder() {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (what: 'discard' | 'removeBefore') => client.dataFolder[what](),
    onSuccess: (state) => queries.setQueryData(keys.dataFolder, state),
  });
}
