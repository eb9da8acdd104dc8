import type { V1Deployment } from '@kubernetes/client-node';
import { apply } from '../apply.ts';
import { asking, type Cluster } from '../cluster.ts';
import { unlessGone } from '../cluster-faults.ts';
import { MANAGER, namespaceOf, PREDICTOR } from '../names.ts';

/**
 * Who sets the number of copies and nothing else. What is applied later without a number would take the number away that
 * Meadow has set, and so all copies but one: it is this one's before (Kubernetes docs, "Server-Side Apply", transferring
 * ownership).
 */
export const copiesManager = ({ manager }: Cluster): string => `${manager}-copies`;

/** Sets how many copies there are of an app, whoever has set it before. */
export const setCopies = (cluster: Cluster, app: string, replicas: number): Promise<void> =>
  setCopiesOf(cluster, { name: PREDICTOR, namespace: namespaceOf(app) }, replicas);

/** The same of any Deployment. */
export const setCopiesOf = (
  cluster: Cluster,
  { name, namespace }: { name: string; namespace: string },
  replicas: number,
): Promise<void> =>
  apply(
    cluster,
    [{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name, namespace }, spec: { replicas } } as V1Deployment],
    { take: true, manager: copiesManager(cluster) },
  );

const readDeployment = ({ apps }: Cluster, app: string): Promise<V1Deployment | undefined> =>
  asking(() => apps.readNamespacedDeployment({ name: PREDICTOR, namespace: namespaceOf(app) }).catch(unlessGone));

/** How many copies there are to be; none where nothing is deployed. */
export async function wantedCopies(cluster: Cluster, app: string): Promise<number> {
  const deployment = await readDeployment(cluster, app);
  return deployment ? (deployment.spec?.replicas ?? 1) : 0;
}

/** Leaves the number of copies as it is to an autoscaler. False where there are none yet. */
export async function leaveCopies(cluster: Cluster, app: string): Promise<boolean> {
  const deployment = await readDeployment(cluster, app);
  if (!deployment) return false;
  if (setsCopies(deployment, cluster.manager)) await setCopies(cluster, app, deployment.spec?.replicas ?? 1);
  return true;
}

const setsCopies = ({ metadata }: V1Deployment, own: string): boolean =>
  metadata?.managedFields?.some(
    ({ manager, fieldsV1 }) =>
      (manager === own || manager === MANAGER) &&
      Reflect.has(Object(Reflect.get(Object(fieldsV1), 'f:spec')), 'f:replicas'),
  ) ?? false;
