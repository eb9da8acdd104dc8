import { asking, type Cluster } from './cluster.ts';
import { isReady } from './pod-trouble.ts';

/** Names of pods that answer and are not ending. One list, as each connection asks for it. */
export async function readyPods({ core }: Cluster, namespace: string, labelSelector: string): Promise<string[]> {
  const { items } = await asking(() => core.listNamespacedPod({ namespace, labelSelector }));
  return items
    .filter((pod) => isReady(pod) && !pod.metadata?.deletionTimestamp)
    .flatMap(({ metadata }) => metadata?.name ?? []);
}
