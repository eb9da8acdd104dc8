import { useQuery } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { useClient } from './transport-context.tsx';

/** How many photos the project's newest finished training used; none before the first. */
export function useLastTrained(project: string | undefined) {
  const client = useClient();
  return useQuery({
    queryKey: [...keys.runs, 'last', project],
    queryFn: async ({ signal }) => {
      const runs = await client.training.list({ project: project ?? '' }, { signal });
      return runs.find(({ state }) => state === 'done')?.photos ?? null;
    },
    enabled: project !== undefined,
  });
}
