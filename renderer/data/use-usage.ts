import { useQuery } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { useClient } from './transport-context.tsx';

const LOOK_MS = 5000;

/** What Meadow takes of the computer, looked at again and again while it is shown. */
export function useUsage() {
  const client = useClient();
  return useQuery({
    queryKey: keys.usage,
    queryFn: ({ signal }) => client.usage.now(undefined, { signal }),
    refetchInterval: LOOK_MS,
  });
}
