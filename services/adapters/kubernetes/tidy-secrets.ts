import type { V1PodSpec, V1Secret } from '@kubernetes/client-node';
import { asking, type Cluster } from './cluster.ts';
import { unlessGone } from './cluster-faults.ts';
import { labels, namespaceOf, OWN, PREDICTOR } from './names.ts';

/** A Secret is there a moment before what reads it: who deploys at the same time is let be. */
const YOUNG_MS = 300_000;

/**
 * Removes the settings of earlier releases that nothing reads: neither a pod, nor a Deployment, nor a revision that is kept
 * to go back to. `now`: in milliseconds.
 */
export async function tidySecrets(cluster: Cluster, app: string, now = Date.now()): Promise<void> {
  const { core, apps } = cluster;
  const namespace = namespaceOf(app);
  const labelSelector = `${OWN},${labels.name}=${PREDICTOR}`;
  // The Secrets first: what is made after that is not looked at.
  const { items: secrets } = await asking(() => core.listNamespacedSecret({ namespace, labelSelector }));
  const [revisions, deployments, pods] = await asking(() =>
    Promise.all([
      apps.listNamespacedReplicaSet({ namespace }),
      apps.listNamespacedDeployment({ namespace }),
      core.listNamespacedPod({ namespace }),
    ]),
  );
  const readers = [
    ...revisions.items.map(({ spec }) => spec?.template?.spec),
    ...deployments.items.map(({ spec }) => spec?.template.spec),
    ...pods.items.map(({ spec }) => spec),
  ];
  for (const name of unread(secrets, readers, now))
    await asking(() => core.deleteNamespacedSecret({ name, namespace }).catch(unlessGone));
}

/** The names of Secrets that nothing names any more; what names one in whatever way reads it. */
function unread(secrets: readonly V1Secret[], readers: readonly (V1PodSpec | undefined)[], now: number): string[] {
  const told = JSON.stringify(readers);
  return secrets.flatMap(({ metadata }) => {
    const { name = '', creationTimestamp } = metadata ?? {};
    const isYoung = !creationTimestamp || now - creationTimestamp.getTime() < YOUNG_MS;
    return isYoung || told.includes(JSON.stringify(name)) ? [] : [name];
  });
}
