import type { KubernetesObject, V1Job, V1PersistentVolume } from '@kubernetes/client-node';
import { Fault } from '../../../domain/fault.ts';
import { configOwners } from '../../../domain/stack/volume-owners.ts';
import type { StackWatch } from '../../../ports/cluster-stack.ts';
import { apply } from '../apply.ts';
import { asking, type Cluster } from '../cluster.ts';
import { unlessGone } from '../cluster-faults.ts';
import { labels, MANAGER } from '../names.ts';
import { readNamespace, removeNamespace } from '../namespaces.ts';
import { ownObjects, removeObject } from '../own-objects.ts';
import { until } from '../until.ts';
import { MADE } from './kinds.ts';

/** A database may write for a minute before it ends. */
const ENDING_MS = 180_000;
/** Millions of small files are deleted one by one. */
const CLEARING_MS = 600_000;

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
    () => until(() => noPods(cluster, namespace), { signal, patienceMs: ENDING_MS }),
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
  const volumes = (await ownObjects(cluster, ['v1', 'PersistentVolume'])).filter(
    ({ spec }: V1PersistentVolume) => spec?.claimRef?.namespace === namespace,
  );
  if (volumes.length > 0 && (await readNamespace(cluster, foldersNamespace)))
    await clearFolders(cluster, await clearing(), signal);
  for (const volume of volumes) await removeObject(cluster, volume);
  for (const job of await ownObjects(cluster, ['batch/v1', 'Job'], foldersNamespace)) await removeObject(cluster, job);
  await until(() => noPods(cluster, foldersNamespace), { signal });
  for (const name of [foldersNamespace, namespace]) await removeNamespace(cluster, name, signal);
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
  await until(async () => (await read()) === undefined, { signal });
  await apply(cluster, [clearing]);
  const isDone = async () => {
    const { status } = (await read()) ?? {};
    const failed = status?.conditions?.find((each) => each.type === 'Failed' && each.status === 'True');
    if (failed) throw notCleared(`${namespace}/${name}`, failed.message ?? '');
    return (status?.succeeded ?? 0) > 0;
  };
  await until(isDone, { signal, patienceMs: CLEARING_MS });
}

const notCleared = (job: string, words: string): Fault =>
  new Fault(
    'cluster-refused',
    `The folders of the node could not be emptied: ${words}`,
    `The log of the Job ${job} says why. Mend that, then remove the data again.`,
    { details: { case: 'folders', said: words, words } },
  );
