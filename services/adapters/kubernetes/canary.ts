import type { KubernetesObject, V1Deployment } from '@kubernetes/client-node';
import { asking, type Cluster } from './cluster.ts';
import { unlessGone } from './cluster-faults.ts';
import { CANARY, labels, namespaceOf } from './names.ts';

/**
 * Of the objects of a release those of a canary: its settings, and a Deployment beside the champion's. The Service chooses
 * by a name that the pods of both have, so that each pod gets as much as any other.
 */
export function canaryOf(objects: readonly KubernetesObject[]): KubernetesObject[] {
  return objects
    .filter(({ kind = '' }) => ['Secret', 'Deployment'].includes(kind))
    .map((object) => (object.kind === 'Deployment' ? besideChampion(object) : object));
}

function besideChampion(object: V1Deployment): V1Deployment {
  const { selector, template, ...spec } = object.spec!;
  const own = { [labels.instance]: CANARY };
  return {
    ...object,
    metadata: { ...object.metadata, name: CANARY, labels: { ...object.metadata?.labels, ...own } },
    spec: {
      ...spec,
      selector: { ...selector, matchLabels: { ...selector.matchLabels, ...own } },
      template: {
        ...template,
        metadata: { ...template.metadata, labels: { ...template.metadata?.labels, ...own } },
      },
    },
  };
}

/** Its settings stay: they are named by what is in them, and may be the champion's by now. */
export async function endCanary({ apps }: Cluster, app: string): Promise<void> {
  await asking(() =>
    apps
      .deleteNamespacedDeployment({ name: CANARY, namespace: namespaceOf(app), propagationPolicy: 'Background' })
      .catch(unlessGone),
  );
}
