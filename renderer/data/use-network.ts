import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { NetworkSettings } from '../../contract/settings.ts';
import { keys } from './keys.ts';
import { useClient } from './transport-context.tsx';

/** How the internet is reached; asked anew with other settings. */
export function useNetwork(settings: NetworkSettings) {
  const client = useClient();
  return useQuery({
    queryKey: [...keys.network, settings],
    queryFn: ({ signal }) => client.network.state(undefined, { signal }),
  });
}

export function useTryNetwork() {
  const client = useClient();
  return useMutation({ mutationFn: () => client.network.try({}) });
}

export function useProxyPassword() {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (password: string) => client.network.password({ password }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.network }),
  });
}
