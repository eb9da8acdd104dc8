import type { KubernetesObject, V1Job } from '@kubernetes/client-node';
import { configOwners } from '../../../domain/stack/volume-owners.ts';
import type { StackWatch } from '../../../ports/cluster-stack.ts';
import { apply } from '../apply.ts';
import { asking, type Cluster } from '../cluster.ts';
import { labels, MANAGER } from '../names.ts';
import { MADE } from './kinds.ts';
import { ownObjects, removeObject, unlessGone, until } from './own-objects.ts';

/** Pods that Airflow's scheduler made: they are nobody's once that is gone. */
const TASKS = `${labels.name}=airflow-task`;

export interface Removal {
  namespace: string;
  /** Where folders of the node are made and emptied, which the stack's own namespace lets nobody. */
  foldersNamespace: string;
  /** Empties those folders. */
  clearing(): Promise<KubernetesObject>;
  data: boolean;
}

/** Ends what Meadow made of the stack; volumes and passwords only where the data is to go too. */
export async function removeStack(
  cluster: Cluster,
  { namespace, foldersNamespace, clearing, data }: Removal,
  { signal, onProgress }: StackWatch,
): Promise<void> {
  const { core } = cluster;
  const steps = [
    ...MADE.map((kind) => async () => {
      for (const object of await ownObjects(cluster, kind, namespace)) await removeObject(cluster, object);
    }),
    () => asking(() => core.deleteCollectionNamespacedPod({ namespace, labelSelector: TASKS })).then(() => undefined),
    () => until(() => noPods(cluster, namespace), signal),
    ...(data ? [() => removeData(cluster, { namespace, foldersNamespace, clearing }, signal)] : []),
  ];
  for (const [done, step] of steps.entries()) {
    signal.throwIfAborted();
    onProgress({ done, total: steps.length });
    await step();
  }
}

async function noPods({ core }: Cluster, namespace: string): Promise<boolean> {
  const { items } = await asking(() =>
    core.listNamespacedPod({ namespace, labelSelector: `${labels.managedBy}=${MANAGER}` }),
  );
  return items.length === 0;
}

async function removeData(
  cluster: Cluster,
  { namespace, foldersNamespace, clearing }: Omit<Removal, 'data'>,
  signal: AbortSignal,
): Promise<void> {
  const { core } = cluster;
  for (const claim of await ownObjects(cluster, ['v1', 'PersistentVolumeClaim'], namespace))
    await removeObject(cluster, claim);
  const own = new Set(['secrets', ...Object.keys(configOwners).map((service) => `${service}-config`)]);
  for (const name of own) await asking(() => core.deleteNamespacedSecret({ name, namespace }).catch(unlessGone));
  if (await isOwnNamespace(cluster, foldersNamespace)) {
    await clearFolders(cluster, await clearing(), signal);
    for (const volume of await ownObjects(cluster, ['v1', 'PersistentVolume']))
      if (volume.metadata?.name?.startsWith(`${namespace}-`)) await removeObject(cluster, volume);
    await removeNamespace(cluster, foldersNamespace, signal);
  }
  if ((await isOwnNamespace(cluster, namespace)) && (await isEmpty(cluster, namespace)))
    await removeNamespace(cluster, namespace, signal);
}

async function clearFolders(cluster: Cluster, clearing: KubernetesObject, signal: AbortSignal): Promise<void> {
  const { name = '', namespace = '' } = clearing.metadata ?? {};
  await removeObject(cluster, clearing);
  const read = () =>
    asking(() =>
      cluster.objects
        .read<V1Job & KubernetesObject>({ apiVersion: 'batch/v1', kind: 'Job', metadata: { name, namespace } })
        .catch(unlessGone),
    );
  await until(async () => (await read()) === undefined, signal);
  await apply(cluster, [clearing]);
  await until(async () => ((await read())?.status?.succeeded ?? 0) > 0, signal);
}

const readNamespace = ({ core }: Cluster, name: string) => asking(() => core.readNamespace({ name }).catch(unlessGone));

export const isOwnNamespace = async (cluster: Cluster, name: string): Promise<boolean> =>
  (await readNamespace(cluster, name))?.metadata?.labels?.[labels.managedBy] === MANAGER;

/** Nobody else has pods, settings or volumes there; each namespace has one ConfigMap of the cluster's own. */
async function isEmpty({ core }: Cluster, namespace: string): Promise<boolean> {
  const [pods, maps, claims] = await asking(() =>
    Promise.all([
      core.listNamespacedPod({ namespace }),
      core.listNamespacedConfigMap({ namespace }),
      core.listNamespacedPersistentVolumeClaim({ namespace }),
    ]),
  );
  const others = [
    ...maps.items.filter(({ metadata }) => metadata?.name !== 'kube-root-ca.crt'),
    // Its own claims may be on their way out yet.
    ...claims.items.filter(({ metadata }) => metadata?.deletionTimestamp === undefined),
  ];
  return pods.items.length + others.length === 0;
}

async function removeNamespace(cluster: Cluster, name: string, signal: AbortSignal): Promise<void> {
  await asking(() => cluster.core.deleteNamespace({ name }).catch(unlessGone));
  await until(async () => (await readNamespace(cluster, name)) === undefined, signal);
}
