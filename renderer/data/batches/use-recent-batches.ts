import { useQuery } from '@tanstack/react-query';
import { keys } from '../keys.ts';
import { useClient } from '../transport-context.tsx';

/** The batches the core remembers, newest first. */
export function useRecentBatches() {
  const client = useClient();
  return useQuery({
    queryKey: keys.batches,
    queryFn: ({ signal }) => client.predicting.list(undefined, { signal }),
    staleTime: 0,
  });
}
