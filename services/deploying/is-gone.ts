import type { Clusters } from '../../contract/deploying.ts';

/** Whether a cluster is no longer in the kubeconfig, as one that was deleted; not so where the kubeconfig cannot be read. */
export const isGone = ({ clusters, fault }: Clusters, context: string): boolean =>
  fault === undefined && clusters.every((each) => each.context !== context);
