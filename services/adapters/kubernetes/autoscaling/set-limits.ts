import type { KubernetesObject } from '@kubernetes/client-node';
import { Fault } from '../../../domain/fault.ts';
import type { Release } from '../../../ports/deployer.ts';
import { apply } from '../apply.ts';
import type { Cluster } from '../cluster.ts';
import { namespaceOf } from '../names.ts';
import { between, placed, type RenderOptions } from '../render.ts';
import { leaveCopies, setCopies, wantedCopies } from './copies.ts';
import { findAutoscalers, isBy, removeAutoscalers } from './find-autoscalers.ts';
import { isOwn } from './limits-of.ts';

type Limits = Pick<Release, 'app' | 'replicas' | 'most'>;

type WhoSets = NonNullable<RenderOptions['copies']>;

/** Who sets the number of copies of what is asked for next. Nothing is changed that an answer of "no" would leave behind. */
export async function whoSetsCopies(cluster: Cluster, { app, most }: Limits): Promise<WhoSets> {
  const found = await findAutoscalers(cluster, app);
  const foreign = found.some((each) => !isOwn(each));
  // One that is to have no say any more has set the number until now: it is set in its place once the rest was taken.
  const ending = found.some((each) => isOwn(each) && isBy(each, cluster.manager));
  if (!foreign && !ending && most === undefined) return 'set';
  // The first time there is nothing that it could be left with: what is asked for is where an autoscaler begins.
  if (!(await leaveCopies(cluster, app))) return 'set';
  return foreign ? 'foreign' : 'own';
}

/**
 * Once a release was taken: removes an autoscaler that is to have no say any more, and sets the number that the release
 * left out. `take`: also one of another Meadow, from which it was taken over.
 */
export async function settleCopies(
  cluster: Cluster,
  { app, replicas, most }: Limits,
  copies: WhoSets,
  { take = false } = {},
): Promise<void> {
  // An autoscaler leaves none alone where there are none.
  const paused = async () => (await wantedCopies(cluster, app)) === 0;
  if (copies === 'own' && (most === undefined || (await paused()))) await setCopies(cluster, app, replicas);
  if (copies === 'foreign' || most === undefined)
    await removeAutoscalers(cluster, app, take ? {} : { by: cluster.manager });
}

/** A number of copies, or limits between which they follow the load, for what is deployed. Throws `deploy-conflict`. */
export async function setLimits(cluster: Cluster, base: readonly KubernetesObject[], limits: Limits): Promise<void> {
  const { app, replicas, most } = limits;
  const found = await findAutoscalers(cluster, app);
  const foreign = found.find((each) => !isOwn(each));
  if (foreign) throw overruled(foreign.metadata?.name ?? '');
  if (most === undefined) {
    await setCopies(cluster, app, replicas);
    return removeAutoscalers(cluster, app);
  }
  // An autoscaler leaves none alone where there are none.
  const now = await wantedCopies(cluster, app);
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
