import { type KubernetesObject, PatchStrategy } from '@kubernetes/client-node';
import { asking, type Cluster } from './cluster.ts';

/**
 * Sets objects as they are asked for, one after the other, by server-side apply: fields that somebody else has set are
 * left, and throw `deploy-conflict`, unless they are to be taken over.
 */
export async function apply(
  cluster: Cluster,
  wanted: readonly KubernetesObject[],
  { take = false, manager = cluster.manager } = {},
): Promise<void> {
  for (const object of wanted)
    await asking(() =>
      cluster.objects.patch(object, undefined, undefined, manager, take, PatchStrategy.ServerSideApply),
    );
}
