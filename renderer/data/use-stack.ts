import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Happening, StackService, StackStatus } from '../../contract/shapes/stack.ts';
import type { StackFix } from '../../contract/stack.ts';
import type { Client } from '../transport/client.ts';
import { keepListening } from './keep-listening.ts';
import { keys } from './keys.ts';
import { useClient } from './transport-context.tsx';
import { troubleOf } from './trouble.ts';
import { whileSeen } from './while-seen.ts';

/** What is missing is looked for again: a person may mend it elsewhere. */
const LOOK_AGAIN_MS = 4000;
const LOOK_SELDOM_MS = 20_000;

/** How the stack is. What runs is looked at now and then: a service may end by itself, and no event need tell of it. */
export function useStack() {
  const client = useClient();
  return useQuery({
    queryKey: keys.stack,
    queryFn: ({ signal }) => client.stack.status(undefined, { signal }),
    refetchInterval: ({ state }) => (state.data?.services.some(isThere) ? LOOK_SELDOM_MS : false),
  });
}

const isThere = ({ state }: StackService): boolean => state !== 'absent' && state !== 'exited';

/** How the stack is, with each step and measurement as it comes, while the window is seen. */
export function useWatchedStack() {
  const client = useClient();
  const queries = useQueryClient();
  useEffect(() => {
    const take = (status: StackStatus) => queries.setQueryData(keys.stack, status);
    return whileSeen((signal) => void watch(client, signal, take));
  }, [client, queries]);
  return useStack();
}

function watch(client: Client, signal: AbortSignal, take: (status: StackStatus) => void): Promise<void> {
  return keepListening(signal, async () => {
    try {
      for await (const status of await client.stack.watch(undefined, { signal })) take(status);
    } catch {
      // The window's banner tells of a lost connection; here it is enough to look again.
    }
  });
}

/** What must be so for the stack to start, looked at again and again while it is asked for. */
export function usePreflight(enabled: boolean) {
  const client = useClient();
  return useQuery({
    queryKey: keys.preflight,
    queryFn: ({ signal }) => client.stack.preflight(undefined, { signal }),
    enabled,
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.data?.every((check) => check.state === 'ok') ? LOOK_SELDOM_MS : LOOK_AGAIN_MS,
  });
}

export function useStackFix() {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (fix: StackFix) => client.stack.fix(fix),
    onSuccess: (checks) => {
      queries.setQueryData(keys.preflight, checks);
      for (const queryKey of [keys.stack, keys.variables]) void queries.invalidateQueries({ queryKey, exact: true });
    },
  });
}

/** Containers that start change the computer's networks, and a browser then drops what it was asking; twice is no harm. */
const wasCutOff = (failures: number, error: Error): boolean =>
  failures < 3 && troubleOf(error).code === 'connection-lost';

/**
 * What can be done to the stack. Each begins a job, which the status then tells of. `others`: the person was told that
 * another Meadow started it, and wants it all the same.
 */
export function useStackActions(others = false) {
  const client = useClient();
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries({ queryKey: keys.stack, exact: true });
  const way = { onSuccess, retry: wasCutOff, retryDelay: 300 };
  return {
    up: useMutation({ mutationFn: () => client.stack.up({ others }), ...way }),
    stop: useMutation({
      mutationFn: (service?: string) => client.stack.stop({ others, ...(service !== undefined && { service }) }),
      ...way,
    }),
    restart: useMutation({ mutationFn: (service: string) => client.stack.restart({ service, others }), ...way }),
    remove: useMutation({
      mutationFn: (kept: { data: boolean; name?: string; lose?: string[] }) => client.stack.remove({ ...kept, others }),
      ...way,
    }),
    update: useMutation({ mutationFn: () => client.stack.update({ others }), ...way }),
    back: useMutation({ mutationFn: (snapshot: string) => client.stack.back({ snapshot, others }), ...way }),
    cancel: useMutation({ mutationFn: (job: string) => client.jobs.cancel({ job }), ...way }),
  };
}

/** What each service takes; asked again whenever something else runs. */
export function useStackWeight(status: StackStatus) {
  const client = useClient();
  return useQuery({
    queryKey: [...keys.stackWeight, status.state, status.work?.job],
    queryFn: ({ signal }) => client.stack.weight(undefined, { signal }),
    enabled: !status.fault,
    refetchInterval: LOOK_SELDOM_MS,
    placeholderData: keepPreviousData,
  });
}

export function useWeighStack() {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: Parameters<Client['stack']['weigh']>[0]) => client.stack.weigh(change),
    onSuccess: (weight) => {
      queries.setQueriesData({ queryKey: keys.stackWeight }, weight);
      for (const queryKey of [keys.stack, keys.variables]) void queries.invalidateQueries({ queryKey, exact: true });
    },
  });
}

/** Which services would get another image, and what there is to go back to; asked again whenever the stack changed. */
export function useStackUpdates(status: StackStatus) {
  const client = useClient();
  const { work, fault, services } = status;
  const images = services.map(({ image, imageId }) => `${image} ${imageId ?? ''}`).join();
  return useQuery({
    queryKey: [...keys.stackUpdates, images, work?.job],
    queryFn: ({ signal }) => client.stack.updates(undefined, { signal }),
    enabled: !work && !fault && services.some(({ state }) => state !== 'absent'),
    refetchInterval: LOOK_SELDOM_MS,
    placeholderData: keepPreviousData,
  });
}

export function useRemoveSnapshot() {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (snapshot: string) => client.stack.removeSnapshot({ snapshot }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.stackUpdates }),
  });
}

/** Takes what happened off the list. */
export function useForgetHappened() {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => client.stack.forget(),
    onSuccess: (status) => queries.setQueryData(keys.stack, status),
  });
}

/** Gives a service that had too little memory more, and starts it anew with it. */
export function useGiveMemory() {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ service, more }: Happening) => {
      if (!more) return;
      await client.stack.configure({ [more.variable]: more.value });
      await client.stack.up({ services: [service] });
    },
    onSuccess: () =>
      Promise.all([keys.stack, keys.variables].map((queryKey) => queries.invalidateQueries({ queryKey, exact: true }))),
  });
}

/** Users and passwords, asked for when somebody wants to see them and then forgotten. */
export function useStackSecrets() {
  const client = useClient();
  return useQuery({
    queryKey: keys.stackSecrets,
    queryFn: ({ signal }) => client.stack.secrets(undefined, { signal }),
    staleTime: 0,
    gcTime: 0,
  });
}

/** What the Compose file lets a person set. */
export function useStackVariables(enabled: boolean) {
  const client = useClient();
  return useQuery({
    queryKey: keys.variables,
    queryFn: ({ signal }) => client.stack.variables(undefined, { signal }),
    enabled,
  });
}

export function useConfigureStack() {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (values: Record<string, string>) => client.stack.configure(values),
    onSuccess: (variables) => {
      queries.setQueryData(keys.variables, variables);
      void queries.invalidateQueries({ queryKey: keys.preflight });
    },
  });
}

/** Opens the stack's own window, by a fresh link. */
export function useEnterWeb() {
  const client = useClient();
  return useMutation({
    mutationFn: () => client.stack.enterWeb(),
    onSuccess: ({ url }) => void window.open(url, '_blank', 'noopener'),
  });
}
