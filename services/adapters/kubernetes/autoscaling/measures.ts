import { asking, type Cluster } from '../cluster.ts';
import { isMissing } from '../cluster-faults.ts';

/** Whether the cluster measures what its nodes and pods take, as metrics-server does. */
export const measures = ({ objects }: Cluster): Promise<boolean> =>
  asking(() =>
    objects.list('metrics.k8s.io/v1beta1', 'NodeMetrics').then(
      () => true,
      (thrown: unknown) => {
        if (isMissing(thrown) || /Unrecognized API version/.test(String(thrown))) return false;
        throw thrown;
      },
    ),
  );
