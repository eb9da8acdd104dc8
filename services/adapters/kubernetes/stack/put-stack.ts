import type { KubernetesObject, V1Job, V2HorizontalPodAutoscaler } from '@kubernetes/client-node';
import { asFault } from '../../../domain/fault.ts';
import type { StackWatch } from '../../../ports/cluster-stack.ts';
import { apply } from '../apply.ts';
import { setCopiesOf } from '../autoscaling/copies.ts';
import { asking, type Cluster } from '../cluster.ts';
import { unlessGone } from '../cluster-faults.ts';
import { foreignNamespace } from '../namespaces.ts';
import { ownObjects, removeObject } from '../own-objects.ts';
import { until } from '../until.ts';
import { endOld } from './end-old.ts';
import { MADE } from './kinds.ts';
import { isAutoscaler } from './render-stack.ts';
import { nameOf } from './services-of.ts';

/** Asks for all objects, one after the other, then removes what Meadow made before and is not among them. */
export async function putStack(
  cluster: Cluster,
  wanted: readonly KubernetesObject[],
  { take, signal, onProgress }: StackWatch & { take: boolean },
): Promise<void> {
  for (const [done, object] of wanted.entries()) {
    signal.throwIfAborted();
    onProgress({ done, total: wanted.length });
    // One that somebody else has made stays theirs: with the mark it would go with the stack's data.
    if (object.kind === 'Namespace' && (await foreignNamespace(cluster, object.metadata?.name ?? ''))) continue;
    await (object.kind === 'Job' ? putJob(cluster, object, { take, signal }) : apply(cluster, [object], { take }));
  }
  const kept = new Set(wanted.map(nameOf));
  for (const namespace of new Set(wanted.flatMap(({ metadata }) => metadata?.namespace ?? [])))
    for (const kind of MADE)
      for (const object of await ownObjects(cluster, kind, namespace))
        if (!kept.has(nameOf(object))) await removeObject(cluster, object);
  for (const object of wanted) if (isAutoscaler(object)) await wake(cluster, object);
  await endOld(cluster, wanted, signal);
}

/** An autoscaler leaves what was stopped alone: it gets the least number that there may be. */
async function wake(cluster: Cluster, { metadata, spec }: V2HorizontalPodAutoscaler): Promise<void> {
  const target = { name: spec?.scaleTargetRef.name ?? '', namespace: metadata?.namespace ?? '' };
  const found = await asking(() => cluster.apps.readNamespacedDeployment(target));
  if (found.spec?.replicas === 0) await setCopiesOf(cluster, target, spec?.minReplicas ?? 1);
}

/** One that has ended is run again, as Compose does at each start; one that runs is another's place only where it differs. */
async function putJob(
  cluster: Cluster,
  job: KubernetesObject,
  { take, signal }: { take: boolean; signal: AbortSignal },
): Promise<void> {
  if (hasEnded(await find(cluster, job))) await removeJob(cluster, job, signal);
  await apply(cluster, [job], { take }).catch(async (thrown: unknown) => {
    // What a Job is made of cannot be changed, only made anew.
    if (!/immutable/.test(asFault(thrown).message)) throw thrown;
    await removeJob(cluster, job, signal);
    await apply(cluster, [job], { take });
  });
}

const find = ({ objects }: Cluster, { apiVersion = '', kind = '', metadata }: KubernetesObject) =>
  asking(() =>
    objects
      .read<V1Job & KubernetesObject>({
        apiVersion,
        kind,
        metadata: { name: metadata?.name ?? '', namespace: metadata?.namespace ?? '' },
      })
      .catch(unlessGone),
  );

const hasEnded = (job: V1Job | undefined): boolean =>
  job?.status?.conditions?.some(({ type, status }) => ['Complete', 'Failed'].includes(type) && status === 'True') ??
  false;

async function removeJob(cluster: Cluster, job: KubernetesObject, signal: AbortSignal): Promise<void> {
  await removeObject(cluster, job);
  await until(async () => (await find(cluster, job)) === undefined, { signal });
}
