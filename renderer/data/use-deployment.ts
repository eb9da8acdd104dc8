import { skipToken, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Deployment, DeployTarget } from '../../contract/shapes/deployment.ts';
import type { Client } from '../transport/client.ts';
import { keepListening } from './keep-listening.ts';
import { keys } from './keys.ts';
import { followJob } from './to-end.ts';
import { useClient } from './transport-context.tsx';
import { troubleOf } from './trouble.ts';
import { useUntilConfirmed } from './use-until-confirmed.ts';
import { whileSeen } from './while-seen.ts';

/** A cluster may be started or mended elsewhere at any time. */
const LOOK_AGAIN_MS = 4000;
const LOOK_SELDOM_MS = 20_000;

export interface WatchedDeployment {
  /** `null` where nothing is deployed; nothing before it is known, which takes seconds where a cluster is away. */
  deployment: Deployment | null | undefined;
  /** Why it cannot be known. */
  error: unknown;
  /** Looks anew at once. */
  again: () => void;
}

/** What is deployed of a project, with each change as it comes, while the window is seen. */
export function useWatchedDeployment(project: string): WatchedDeployment {
  const client = useClient();
  const queries = useQueryClient();
  const [round, setRound] = useState(0);
  const [error, setError] = useState<unknown>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round is a reason to look anew
  useEffect(() => {
    const take = (deployment: Deployment | undefined) => {
      setError(undefined);
      queries.setQueryData(keys.deployment(project), deployment ?? null);
    };
    return whileSeen((signal) => void watch(client, project, signal, take, setError));
  }, [client, queries, project, round]);
  // What was known when the page was left is shown until it is told anew.
  const { data } = useQuery<Deployment | null>({ queryKey: keys.deployment(project), queryFn: skipToken });
  return { deployment: data, error, again: () => setRound(round + 1) };
}

function watch(
  client: Client,
  project: string,
  signal: AbortSignal,
  take: (deployment: Deployment | undefined) => void,
  fail: (error: unknown) => void,
): Promise<void> {
  return keepListening(signal, async () => {
    try {
      for await (const { deployment } of await client.deploying.watch({ project }, { signal })) take(deployment);
    } catch (error) {
      // The window's banner tells of a lost connection; here it is enough to look again.
      if (!signal.aborted && troubleOf(error).code !== 'connection-lost') fail(error);
    }
  });
}

/** The clusters of the kubeconfig, looked for again and again: one may be started while the page is read. */
export function useClusters() {
  const client = useClient();
  return useQuery({
    queryKey: keys.clusters,
    queryFn: ({ signal }) => client.deploying.clusters(undefined, { signal }),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.clusters.length ? LOOK_SELDOM_MS : LOOK_AGAIN_MS),
  });
}

/** What must be so in a cluster; none is asked where no context is named. */
export function useClusterChecks(context: string | undefined) {
  const client = useClient();
  return useQuery({
    queryKey: keys.clusterChecks(context ?? ''),
    queryFn: ({ signal }) => client.deploying.doctor({ context: context ?? '' }, { signal }),
    enabled: context !== undefined,
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.data?.some((check) => check.state === 'failed') ? LOOK_AGAIN_MS : LOOK_SELDOM_MS,
  });
}

/** What is to be deployed; what is left out stays as it is, or is as usual. */
export interface DeployWish {
  target?: DeployTarget;
  /** None: the live one, and each that goes live later. */
  version?: string | undefined;
  replicas?: number;
  take?: boolean;
}

/** A number of copies, or with `most` the numbers between which they follow the load. */
export interface CopiesWish {
  replicas: number;
  most?: number;
}

/** Deploys, in a cluster elsewhere once its name was typed. */
export function useDeploy(project: string) {
  const client = useClient();
  const { ask, ...asked } = useUntilConfirmed(({ version, ...wish }: DeployWish & { confirmed?: string }) =>
    client.deploying.deploy({ project, ...wish, ...(version !== undefined && { version }) }),
  );
  return { deploy: (wish: DeployWish) => ask(wish), ...asked };
}

/** What can be done to what is deployed. Those that the deployment does not tell the end of are followed to it. */
export function useDeploymentActions(project: string) {
  const client = useClient();
  return {
    scale: useMutation({
      mutationFn: async (copies: CopiesWish) => toEnd(client, await client.deploying.scale({ project, ...copies })),
    }),
    restart: useMutation({ mutationFn: async () => toEnd(client, await client.deploying.restart({ project })) }),
    /** `forget`: where it is cannot be reached any more. */
    remove: useMutation({
      mutationFn: async (forget: boolean) => toEnd(client, await client.deploying.remove({ project, forget })),
    }),
    rollback: useMutation({ mutationFn: () => client.deploying.rollback({ project }) }),
    cancel: useMutation({ mutationFn: (job: string) => client.jobs.cancel({ job }) }),
  };
}

async function toEnd(client: Client, { job }: { job: string }): Promise<void> {
  const ended = await followJob(client, job);
  if (ended?.state === 'failed' && ended.error) throw ended.error;
}

/** Asks what is deployed about a photo. */
export function useAskDeployed(project: string) {
  const client = useClient();
  return useMutation({
    mutationFn: (photo: File) => client.deploying.predict({ project, name: photo.name, photo }),
  });
}
