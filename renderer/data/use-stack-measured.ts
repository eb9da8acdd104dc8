import { useQuery } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { useClient } from './transport-context.tsx';

/** As often as Prometheus reads the services. */
const LOOK_MS = 15_000;

/** What Prometheus knows of the stack. That it does not answer is news too: it is not asked again at once. */
export function useStackMeasured() {
  const client = useClient();
  return useQuery({
    queryKey: keys.stackMeasured,
    queryFn: ({ signal }) => client.stack.measured(undefined, { signal }),
    refetchInterval: LOOK_MS,
    retry: false,
  });
}
