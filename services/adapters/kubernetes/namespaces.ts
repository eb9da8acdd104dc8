import type { V1Namespace } from '@kubernetes/client-node';
import { asFault } from '../../domain/fault.ts';
import { asking, type Cluster } from './cluster.ts';
import { unlessGone } from './cluster-faults.ts';
import { labels, MANAGER } from './names.ts';
import { until } from './until.ts';

/** A namespace, or nothing where there is none of that name. */
export const readNamespace = ({ core }: Cluster, name: string): Promise<V1Namespace | undefined> =>
  asking(() => core.readNamespace({ name }).catch(unlessGone));

const isMarked = ({ metadata }: V1Namespace): boolean => metadata?.labels?.[labels.managedBy] === MANAGER;

/** One that somebody else has made: it is neither changed nor removed. */
export async function foreignNamespace(cluster: Cluster, name: string): Promise<boolean> {
  const found = await readNamespace(cluster, name);
  return found !== undefined && !isMarked(found);
}

/** Kinds that somebody may have in a namespace; what runs nothing just now is theirs too. */
const KINDS = [
  ['v1', 'ConfigMap'],
  ['v1', 'PersistentVolumeClaim'],
  ['v1', 'Secret'],
  ['v1', 'Service'],
  ['apps/v1', 'Deployment'],
  ['apps/v1', 'StatefulSet'],
  ['apps/v1', 'DaemonSet'],
  ['batch/v1', 'Job'],
  ['batch/v1', 'CronJob'],
  ['networking.k8s.io/v1', 'Ingress'],
] as const;

/** Removes a namespace that Meadow made, unless somebody has something there. Resolves when it is gone. */
export async function removeNamespace(cluster: Cluster, name: string, signal?: AbortSignal): Promise<void> {
  const found = await readNamespace(cluster, name);
  if (!found || !isMarked(found) || !(await isEmpty(cluster, name))) return;
  await asking(() =>
    cluster.core
      .deleteNamespace({ name })
      .then(() => undefined)
      .catch(unlessGone),
  );
  await until(async () => (await readNamespace(cluster, name)) === undefined, { signal });
}

/** Whether nobody has anything there. What is on its way out does not count, but for pods; each has a ConfigMap of the cluster's own. */
async function isEmpty({ core, objects }: Cluster, namespace: string): Promise<boolean> {
  const pods = await asking(() => core.listNamespacedPod({ namespace }));
  if (pods.items.length > 0) return false;
  for (const [apiVersion, kind] of KINDS) {
    // What may not be seen may be there.
    const found = await asking(() => objects.list(apiVersion, kind, namespace)).catch((thrown: unknown) => {
      if (asFault(thrown).code !== 'cluster-forbidden') throw thrown;
      return undefined;
    });
    const kept = found?.items.filter(
      ({ metadata }) =>
        metadata?.deletionTimestamp === undefined && !(kind === 'ConfigMap' && metadata?.name === 'kube-root-ca.crt'),
    );
    if (kept === undefined || kept.length > 0) return false;
  }
  return true;
}
