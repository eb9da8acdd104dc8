import { skipToken, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ClusterStack } from '../../contract/shapes/cluster-stack.ts';
import type { Client } from '../transport/client.ts';
import { keepListening } from './keep-listening.ts';
import { keys } from './keys.ts';
import { useClient } from './transport-context.tsx';
import { useUntilConfirmed } from './use-until-confirmed.ts';
import { whileSeen } from './while-seen.ts';

/** Every service in a cluster, with each change as it comes; `null` where they are in none, nothing before it is known. */
export function useWatchedServices(): ClusterStack | null | undefined {
  const client = useClient();
  const queries = useQueryClient();
  useEffect(() => {
    const take = (stack: ClusterStack | undefined) => queries.setQueryData(keys.everyService, stack ?? null);
    return whileSeen((signal) => void watch(client, signal, take));
  }, [client, queries]);
  return useQuery<ClusterStack | null>({ queryKey: keys.everyService, queryFn: skipToken }).data;
}

const watch = (client: Client, signal: AbortSignal, take: (stack: ClusterStack | undefined) => void): Promise<void> =>
  keepListening(signal, async () => {
    try {
      for await (const { stack } of await client.everyService.watch(undefined, { signal })) take(stack);
    } catch {
      // The window's banner tells of a lost connection; here it is enough to look again.
    }
  });

export interface BringUpWish {
  context?: string;
  take?: boolean;
}

/** Brings them up, in a cluster elsewhere once its name was typed. */
export function useBringUp() {
  const client = useClient();
  const { ask, ...asked } = useUntilConfirmed((wish: BringUpWish & { confirmed?: string }) =>
    client.everyService.up(wish),
  );
  return { bringUp: (wish: BringUpWish) => ask(wish), ...asked };
}

/** What can be done to services that are there. `open` gives the address that leads to one. */
export function useServiceActions() {
  const client = useClient();
  return {
    remove: useMutation({
      mutationFn: (data: string | undefined) => client.everyService.remove(data === undefined ? {} : { data }),
    }),
    open: useMutation({ mutationFn: (service: string) => client.everyService.open({ service }) }),
    cancel: useMutation({ mutationFn: (job: string) => client.jobs.cancel({ job }) }),
  };
}
