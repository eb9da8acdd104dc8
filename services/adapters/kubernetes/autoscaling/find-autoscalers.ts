import type { V2HorizontalPodAutoscaler } from '@kubernetes/client-node';
import { asFault } from '../../../domain/fault.ts';
import { asking, type Cluster } from '../cluster.ts';
import { namespaceOf, PREDICTOR } from '../names.ts';
import { isOwn } from './limits-of.ts';

/** Those that decide how many copies of an app there are. An account that may not ask after them sees none. */
export async function findAutoscalers({ autoscaling }: Cluster, app: string): Promise<V2HorizontalPodAutoscaler[]> {
  const namespace = namespaceOf(app);
  const { items } = await asking(() => autoscaling.listNamespacedHorizontalPodAutoscaler({ namespace })).catch(
    (thrown: unknown) => {
      if (asFault(thrown).code === 'cluster-forbidden') return { items: [] };
      throw thrown;
    },
  );
  return items.filter(
    ({ spec }) => spec?.scaleTargetRef.kind === 'Deployment' && spec.scaleTargetRef.name === PREDICTOR,
  );
}

/** Removes those that Meadow made. */
export async function removeAutoscalers(cluster: Cluster, app: string): Promise<void> {
  const own = (await findAutoscalers(cluster, app)).filter(isOwn);
  for (const { metadata } of own)
    await asking(() =>
      cluster.autoscaling.deleteNamespacedHorizontalPodAutoscaler({
        name: metadata?.name ?? '',
        namespace: namespaceOf(app),
      }),
    );
}
