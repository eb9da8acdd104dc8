import type { KubernetesObject } from '@kubernetes/client-node';
import { Fault } from '../../domain/fault.ts';
import { removeAutoscalers } from './autoscaling/find-autoscalers.ts';
import { asking, type Cluster } from './cluster.ts';
import { isMissing } from './cluster-faults.ts';
import { labels, MANAGER, namespaceOf, OWN } from './names.ts';

/** Kinds that Meadow makes in a namespace. */
const KINDS = [
  ['apps/v1', 'Deployment'],
  ['v1', 'Service'],
  ['v1', 'Secret'],
  ['policy/v1', 'PodDisruptionBudget'],
  ['networking.k8s.io/v1', 'NetworkPolicy'],
] as const;

const LOOK_MS = 500;
/** A pod has so long to answer what it has; then a cluster that is well has cleaned up. */
const PATIENCE_MS = 90_000;

/**
 * Removes what Meadow made of an app: the namespace with all in it where it made that and nobody else has anything
 * there, else its own objects. Resolves when they are gone.
 */
export async function removeApp(cluster: Cluster, app: string, signal?: AbortSignal): Promise<void> {
  const namespace = namespaceOf(app);
  const found = await namespaceOrNothing(cluster, namespace);
  if (!found) return;
  await removeAutoscalers(cluster, app);
  for (const [apiVersion, kind] of KINDS) await removeOwn(cluster, namespace, apiVersion, kind);
  await untilGone(cluster, namespace, signal);
  const made = found.metadata?.labels?.[labels.managedBy] === MANAGER;
  if (!made || !(await isEmpty(cluster, namespace))) return;
  await asking(() => cluster.core.deleteNamespace({ name: namespace }));
  await until(async () => (await namespaceOrNothing(cluster, namespace)) === undefined, signal);
}

/** The namespace of an app where somebody else has made it: it is neither changed nor removed. */
export async function foreignNamespace(cluster: Cluster, app: string): Promise<boolean> {
  const found = await namespaceOrNothing(cluster, namespaceOf(app));
  return found !== undefined && found.metadata?.labels?.[labels.managedBy] !== MANAGER;
}

const namespaceOrNothing = ({ core }: Cluster, name: string) =>
  asking(() =>
    core.readNamespace({ name }).catch((thrown: unknown) => {
      if (isMissing(thrown)) return undefined;
      throw thrown;
    }),
  );

async function removeOwn({ objects }: Cluster, namespace: string, apiVersion: string, kind: string): Promise<void> {
  const { items } = await own(objects, namespace, apiVersion, kind);
  for (const { metadata } of items) {
    const object: KubernetesObject = { apiVersion, kind, metadata: { name: metadata!.name!, namespace } };
    await asking(() =>
      objects.delete(object, undefined, undefined, undefined, undefined, 'Background').catch((thrown: unknown) => {
        if (!isMissing(thrown)) throw thrown;
        return undefined;
      }),
    );
  }
}

const own = (objects: Cluster['objects'], namespace: string, apiVersion: string, kind: string) =>
  asking(() => objects.list(apiVersion, kind, namespace, undefined, undefined, undefined, undefined, OWN));

const untilGone = ({ core }: Cluster, namespace: string, signal?: AbortSignal) =>
  until(async () => {
    const { items } = await asking(() => core.listNamespacedPod({ namespace, labelSelector: OWN }));
    return items.length === 0;
  }, signal);

/** Nobody else has pods or settings there; each namespace has one ConfigMap of the cluster's own. */
async function isEmpty({ core }: Cluster, namespace: string): Promise<boolean> {
  const [pods, maps, claims] = await asking(() =>
    Promise.all([
      core.listNamespacedPod({ namespace }),
      core.listNamespacedConfigMap({ namespace }),
      core.listNamespacedPersistentVolumeClaim({ namespace }),
    ]),
  );
  const others = maps.items.filter(({ metadata }) => metadata?.name !== 'kube-root-ca.crt');
  return pods.items.length + others.length + claims.items.length === 0;
}

async function until(isSo: () => Promise<boolean>, signal?: AbortSignal): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (!(await isSo())) {
    signal?.throwIfAborted();
    if (Date.now() > end) throw slow();
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

const slow = (): Fault =>
  new Fault(
    'cluster-refused',
    'The cluster has not removed everything yet.',
    'It goes on by itself; look again in a minute.',
  );
