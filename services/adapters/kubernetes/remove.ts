import { removeAutoscalers } from './autoscaling/find-autoscalers.ts';
import { asking, type Cluster } from './cluster.ts';
import { namespaceOf, OWN } from './names.ts';
import { readNamespace, removeNamespace } from './namespaces.ts';
import { ownObjects, removeObject } from './own-objects.ts';
import { until } from './until.ts';

/** Kinds that Meadow makes in a namespace. */
const KINDS = [
  ['apps/v1', 'Deployment'],
  ['v1', 'Service'],
  ['v1', 'Secret'],
  ['policy/v1', 'PodDisruptionBudget'],
  ['networking.k8s.io/v1', 'NetworkPolicy'],
] as const;

/**
 * Removes what Meadow made of an app: the namespace with all in it where it made that and nobody else has anything
 * there, else its own objects. Resolves when they are gone.
 */
export async function removeApp(cluster: Cluster, app: string, signal?: AbortSignal): Promise<void> {
  const namespace = namespaceOf(app);
  if (!(await readNamespace(cluster, namespace))) return;
  await removeAutoscalers(cluster, app);
  for (const kind of KINDS)
    for (const object of await ownObjects(cluster, kind, namespace)) await removeObject(cluster, object);
  await untilGone(cluster, namespace, signal);
  await removeNamespace(cluster, namespace, signal);
}

const untilGone = ({ core }: Cluster, namespace: string, signal?: AbortSignal) =>
  until(
    async () => {
      const { items } = await asking(() => core.listNamespacedPod({ namespace, labelSelector: OWN }));
      return items.length === 0;
    },
    { signal },
  );
