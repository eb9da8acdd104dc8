import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { useClient } from './transport-context.tsx';

/** Whether Meadow's secrets are locked, and why they cannot be. */
export function useSecrets() {
  const client = useClient();
  return useQuery({ queryKey: keys.secrets, queryFn: ({ signal }) => client.secrets.state(undefined, { signal }) });
}

export function useLockSecrets() {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (on: boolean) => client.secrets.lock({ on }),
    onSuccess: (state) => queries.setQueryData(keys.secrets, state),
  });
}
