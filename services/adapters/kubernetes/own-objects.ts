import type { KubernetesObject } from '@kubernetes/client-node';
import { asking, type Cluster } from './cluster.ts';
import { unlessGone } from './cluster-faults.ts';
import { OWN } from './names.ts';

/** What Meadow made of a kind in a namespace, or in the whole cluster. */
export async function ownObjects(
  { objects }: Cluster,
  [apiVersion, kind]: readonly [string, string],
  namespace?: string,
): Promise<KubernetesObject[]> {
  const { items } = await asking(() =>
    objects.list(apiVersion, kind, namespace, undefined, undefined, undefined, undefined, OWN),
  );
  return items.map((item) => ({ ...item, apiVersion, kind }));
}

/** Removes an object, and what was made for it; no error where it is gone. */
export async function removeObject({ objects }: Cluster, { apiVersion, kind, metadata }: KubernetesObject) {
  const object = {
    apiVersion: apiVersion ?? '',
    kind: kind ?? '',
    metadata: { name: metadata?.name ?? '', ...(metadata?.namespace && { namespace: metadata.namespace }) },
  };
  await asking(() =>
    objects
      .delete(object, undefined, undefined, undefined, undefined, 'Background')
      .then(() => undefined)
      .catch(unlessGone),
  );
}
