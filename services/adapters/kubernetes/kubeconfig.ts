import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { KubeConfig } from '@kubernetes/client-node';
import type { Cluster } from '../../../contract/shapes/deployment.ts';
import { clusterKindOf, isOnThisComputer } from '../../domain/deploying/cluster-kind.ts';
import { Fault } from '../../domain/fault.ts';

export interface KubeconfigPlace {
  /** Of the person. */
  home: string;
  /** KUBECONFIG, where it is set. */
  paths?: string | undefined;
}

/** The files a kubeconfig is read from, as kubectl finds them: those of KUBECONFIG, else the one in the home folder. */
export function kubeconfigFiles({ home, paths }: KubeconfigPlace): string[] {
  const named = (paths ?? '').split(delimiter).filter((path) => path !== '');
  return named.length > 0 ? named : [join(home, '.kube', 'config')];
}

/**
 * Reads the kubeconfig. Throws `cluster-missing` where there is none, `kubeconfig-broken` where one of its files is
 * not to be read.
 */
export function readKubeconfig(place: KubeconfigPlace): KubeConfig {
  const files = kubeconfigFiles(place).filter((file) => existsSync(file));
  if (files.length === 0) throw noClusters();
  const [first, ...others] = files.map(readFile);
  for (const other of others) merge(first!, other);
  return first!;
}

function readFile(file: string): KubeConfig {
  const config = new KubeConfig();
  try {
    config.loadFromFile(file);
  } catch (cause) {
    const words = cause instanceof Error ? cause.message : String(cause);
    throw new Fault('kubeconfig-broken', `The kubeconfig ${file} cannot be read: ${words}`, MEND, {
      details: { file, words },
      cause,
    });
  }
  return config;
}

/** What is in several files counts as it stands in the first, as with kubectl. */
function merge(into: KubeConfig, from: KubeConfig): void {
  for (const cluster of from.clusters ?? []) if (!into.getCluster(cluster.name)) into.addCluster(cluster);
  for (const user of from.users ?? []) if (!into.getUser(user.name)) into.addUser(user);
  for (const context of from.contexts ?? []) if (!into.getContextObject(context.name)) into.addContext(context);
  into.currentContext ||= from.currentContext;
}

/** The clusters it names, those of this computer first. */
export function clustersOf(config: KubeConfig): Cluster[] {
  const found = (config.contexts ?? []).flatMap(({ name, cluster: clusterName }) => {
    const { server, proxyUrl } = config.getCluster(clusterName) ?? {};
    if (!server) return [];
    // Beyond a proxy the same address is that of another computer.
    const local = !proxyUrl && isOnThisComputer(name, server);
    const current = config.currentContext === name;
    return [{ context: name, kind: local ? clusterKindOf(name, server) : ('other' as const), server, local, current }];
  });
  const rank = ({ local, current }: Cluster) => (local ? 0 : 2) + (current ? 0 : 1);
  return found.toSorted((one, other) => rank(one) - rank(other));
}

const MEND = 'Have the program that runs the cluster write it anew, or mend the file.';

const noClusters = (): Fault =>
  new Fault(
    'cluster-missing',
    'There is no Kubernetes on this computer yet.',
    'Switch Kubernetes on in the settings of Docker Desktop, or start Minikube or kind; Meadow finds it then.',
    { details: { case: 'none' } },
  );
