import type { V2HorizontalPodAutoscaler } from '@kubernetes/client-node';
import { asFault } from '../../../domain/fault.ts';
import { asking, type Cluster } from '../cluster.ts';
import { unlessGone } from '../cluster-faults.ts';
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

/** Removes those that a Meadow made; of one, only what that Meadow asked for. */
export async function removeAutoscalers(cluster: Cluster, app: string, { by }: { by?: string } = {}): Promise<void> {
  const found = (await findAutoscalers(cluster, app)).filter(isOwn);
  for (const { metadata } of found.filter((each) => by === undefined || isBy(each, by)))
    await asking(() =>
      cluster.autoscaling
        .deleteNamespacedHorizontalPodAutoscaler({ name: metadata?.name ?? '', namespace: namespaceOf(app) })
        .then(() => undefined)
        .catch(unlessGone),
    );
}

/** Several Meadows write the same label: who asked for it is told by who set its fields. */
export const isBy = ({ metadata }: V2HorizontalPodAutoscaler, by: string): boolean =>
  metadata?.managedFields?.some(({ manager }) => manager === by) ?? false;
