import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ServingState } from '../../contract/serving.ts';
import { keys } from './keys.ts';
import { useClient } from './transport-context.tsx';

/** How the local API is, kept true by events. */
export function useServing() {
  const client = useClient();
  return useQuery({ queryKey: keys.serving, queryFn: ({ signal }) => client.serving.state(undefined, { signal }) });
}

/** What can be done to the local API. */
export function useServingActions() {
  const client = useClient();
  const queries = useQueryClient();
  const onSuccess = (state: ServingState) => queries.setQueryData(keys.serving, state);
  return {
    configure: useMutation({
      mutationFn: (change: { on?: boolean; port?: number | null; requireKey?: boolean }) =>
        client.serving.configure(change),
      onSuccess,
    }),
    renewKey: useMutation({ mutationFn: () => client.serving.renewKey(), onSuccess }),
    restart: useMutation({ mutationFn: () => client.serving.restart(), onSuccess }),
  };
}
