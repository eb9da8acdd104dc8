import { asFault } from '../../domain/fault.ts';
import { asking, type Cluster } from './cluster.ts';
import { unlessGone } from './cluster-faults.ts';
import { namespaceOf } from './names.ts';
import { readDeployed } from './read-deployed.ts';

/**
 * Ends the pods of what is asked for that an earlier try has left in trouble: the cluster lets them wait up to five minutes
 * before it looks again, and those that take their place try at once.
 */
export async function endStuck(cluster: Cluster, app: string): Promise<void> {
  const deployed = await readDeployed(cluster, app);
  const stuck = deployed?.pods.filter(
    ({ trouble, release, state }) => trouble !== undefined && release === deployed.release && state !== 'ready',
  );
  for (const { name } of stuck ?? []) await endPod(cluster, namespaceOf(app), name);
}

/** Ends a pod; where Meadow may not, it is waited for. */
export async function endPod({ core }: Cluster, namespace: string, name: string): Promise<void> {
  await asking(() =>
    core
      .deleteNamespacedPod({ name, namespace })
      .then(() => undefined)
      .catch(unlessGone),
  ).catch((thrown: unknown) => {
    if (asFault(thrown).code !== 'cluster-forbidden') throw thrown;
  });
}
