import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Job } from '../../contract/shapes/job.ts';
import { keys } from './keys.ts';
import { useClient } from './transport-context.tsx';

/** How many of a version's reference photos are on this machine, and the way to get the others. */
export function useReferencePhotos(version: string) {
  const client = useClient();
  const queries = useQueryClient();
  const [progress, setProgress] = useState<Job['progress']>();
  const queryKey = keys.references(version);
  const known = useQuery({ queryKey, queryFn: ({ signal }) => client.references.of({ version }, { signal }) });
  const get = useMutation({
    mutationFn: async () => {
      const { job } = await client.references.get({ version });
      let failed = 0;
      for await (const update of await client.references.watch({ job })) {
        failed = update.failures.length;
        setProgress(update.job.progress);
      }
      return { failed };
    },
    onMutate: () => setProgress(undefined),
    onSettled: () => queries.invalidateQueries({ queryKey }),
  });
  return { known: known.data, progress, get };
}
