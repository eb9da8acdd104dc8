import type { KubernetesObject } from '@kubernetes/client-node';
import { Fault } from '../../../domain/fault.ts';
import type { Release } from '../../../ports/deployer.ts';
import { apply } from '../apply.ts';
import type { Cluster } from '../cluster.ts';
import { namespaceOf, PREDICTOR } from '../names.ts';
import { between, placed, type RenderOptions } from '../render.ts';
import { leaveCopies, setCopies } from './copies.ts';
import { findAutoscalers, removeAutoscalers } from './find-autoscalers.ts';
import { isOwn } from './limits-of.ts';

type Limits = Pick<Release, 'app' | 'replicas' | 'most'>;

/** Who sets the number of copies of what is asked for next; an autoscaler that is to have no say any more is removed. */
export async function whoSetsCopies(
  cluster: Cluster,
  { app, most }: Limits,
): Promise<NonNullable<RenderOptions['copies']>> {
  const foreign = (await findAutoscalers(cluster, app)).some((each) => !isOwn(each));
  if (foreign || most === undefined) await removeAutoscalers(cluster, app);
  if (!foreign && most === undefined) return 'set';
  // The first time there is nothing that it could be left with: what is asked for is where an autoscaler begins.
  if (!(await leaveCopies(cluster, app))) return 'set';
  return foreign ? 'foreign' : 'own';
}

/** A number of copies, or limits between which they follow the load, for what is deployed. Throws `deploy-conflict`. */
export async function setLimits(cluster: Cluster, base: readonly KubernetesObject[], limits: Limits): Promise<void> {
  const { app, replicas, most } = limits;
  const found = await findAutoscalers(cluster, app);
  const foreign = found.find((each) => !isOwn(each));
  if (foreign) throw overruled(foreign.metadata?.name ?? '');
  if (most === undefined) {
    await removeAutoscalers(cluster, app);
    return setCopies(cluster, app, replicas);
  }
  // An autoscaler leaves none alone where there are none.
  const { spec } = await cluster.apps.readNamespacedDeployment({ name: PREDICTOR, namespace: namespaceOf(app) });
  const now = spec?.replicas ?? 1;
  await setCopies(cluster, app, Math.min(Math.max(now, replicas), most));
  const own = base
    .filter(({ kind }) => kind === 'HorizontalPodAutoscaler')
    .map((each) => placed(each, namespaceOf(app)));
  await apply(
    cluster,
    own.map((each) => between(each, limits)),
    { take: true },
  );
}

const overruled = (name: string): Fault =>
  new Fault(
    'deploy-conflict',
    `Somebody else's autoscaler, "${name}", decides how many copies there are.`,
    'Change its limits, or have it removed; then set the number here.',
    { details: { who: name, fields: 'spec.replicas' } },
  );
