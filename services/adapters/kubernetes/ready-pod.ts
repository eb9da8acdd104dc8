import type { V1Pod } from '@kubernetes/client-node';
import { noCopyReady } from '../../domain/deploying/copy-faults.ts';
import { asking, type Cluster } from './cluster.ts';
import { isReady } from './pod-trouble.ts';

/**
 * The name of a pod that answers and is not ending, or the one of that name, ending or not. One list, as each connection asks
 * for it. Throws `nothing-ready`.
 */
export async function readyPod(
  { core }: Cluster,
  namespace: string,
  labelSelector: string,
  named?: string,
): Promise<string> {
  const { items } = await asking(() => core.listNamespacedPod({ namespace, labelSelector }));
  const names = items
    .filter((pod) => (named === undefined ? isReady(pod) && !isEnding(pod) : isReady(pod) || isEnding(pod)))
    .flatMap(({ metadata }) => metadata?.name ?? [])
    .filter((name) => named === undefined || name === named);
  const name = names[Math.floor(Math.random() * names.length)];
  if (name === undefined) throw noCopyReady();
  return name;
}

const isEnding = ({ metadata }: V1Pod): boolean => metadata?.deletionTimestamp !== undefined;
