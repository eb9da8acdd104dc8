import type { CoreV1Event, V1Deployment, V1Pod } from '@kubernetes/client-node';
import type {
  DeployEvent,
  Deployed,
  DeployedCopies,
  DeployedPod,
  PodState,
} from '../../../contract/shapes/deployment.ts';
import { readAutoscaling } from './autoscaling/read-autoscaling.ts';
import { asking, type Cluster } from './cluster.ts';
import { unlessGone } from './cluster-faults.ts';
import { isOfEnded } from './is-of-ended.ts';
import { CANARY, labels, namespaceOf, PREDICTOR, RELEASE, SELECTOR } from './names.ts';
import { isReady, troubleOf } from './pod-trouble.ts';

/** Events that a person looks through. */
const EVENTS = 50;

/** What is deployed of an app in a cluster, or nothing. */
export async function readDeployed(cluster: Cluster, app: string): Promise<Deployed | undefined> {
  const { apps, core } = cluster;
  const namespace = namespaceOf(app);
  const deployed = await asking(async () => {
    const found = await Promise.all([
      apps.listNamespacedDeployment({ namespace, labelSelector: SELECTOR }),
      core.listNamespacedPod({ namespace, labelSelector: SELECTOR }),
      core.listNamespacedEvent({ namespace }),
    ]).catch(unlessGone);
    return found && deployedOf(found[0].items, found[1].items, found[2].items);
  });
  return deployed && { ...deployed, autoscaling: await readAutoscaling(cluster, app) };
}

/** The pods of the champion and of its canary. */
export const allPods = (deployed: Deployed | undefined): DeployedPod[] => [
  ...(deployed?.pods ?? []),
  ...(deployed?.canary?.pods ?? []),
];

function deployedOf(deployments: V1Deployment[], pods: V1Pod[], events: CoreV1Event[]): Deployed | undefined {
  const named = (name: string) => deployments.find(({ metadata }) => metadata?.name === name);
  const [champion, canary] = [named(PREDICTOR), named(CANARY)];
  if (!champion) return undefined;
  const isCanary = ({ metadata }: V1Pod) => metadata?.labels?.[labels.instance] === CANARY;
  const listed = events.filter((event) => !isOfEnded(event)).toSorted((one, other) => timeOf(other) - timeOf(one));
  const own = pods.filter((pod) => !isCanary(pod));
  return {
    ...copiesOf(champion, own, events),
    ...(canary && { canary: copiesOf(canary, pods.filter(isCanary), events) }),
    events: listed.slice(0, EVENTS).map(eventOf),
  };
}

function copiesOf(deployment: V1Deployment, pods: V1Pod[], events: CoreV1Event[]): DeployedCopies {
  const { template, replicas = 1 } = deployment.spec!;
  const image = template.spec?.containers[0]?.image;
  const release = template.metadata?.annotations?.[RELEASE];
  return {
    version: template.metadata?.labels?.[labels.version] ?? '',
    replicas,
    ...(release !== undefined && { release }),
    ...(image !== undefined && { image }),
    settled: isSettled(deployment),
    pods: pods
      .map((pod) => podOf(pod, events))
      .toSorted((one, other) => one.since.localeCompare(other.since) || one.name.localeCompare(other.name)),
  };
}

/** As `kubectl rollout status` judges it. */
function isSettled({ metadata, spec, status }: V1Deployment): boolean {
  const wanted = spec?.replicas ?? 1;
  if ((status?.observedGeneration ?? 0) < (metadata?.generation ?? 0)) return false;
  const { replicas = 0, updatedReplicas = 0, availableReplicas = 0 } = status ?? {};
  return replicas === wanted && updatedReplicas === wanted && availableReplicas === wanted;
}

function podOf(pod: V1Pod, events: CoreV1Event[]): DeployedPod {
  const container = pod.status?.containerStatuses?.[0];
  const release = pod.metadata?.annotations?.[RELEASE];
  const own = events.filter(({ involvedObject }) => involvedObject.uid === pod.metadata?.uid);
  const trouble = troubleOf(pod, own);
  return {
    name: pod.metadata?.name ?? '',
    version: pod.metadata?.labels?.[labels.version] ?? '',
    ...(release !== undefined && { release }),
    state: stateOf(pod),
    since: new Date(pod.metadata?.creationTimestamp ?? 0).toISOString(),
    restarts: container?.restartCount ?? 0,
    ...(pod.spec?.nodeName && { node: pod.spec.nodeName }),
    ...(container?.imageID && { imageId: container.imageID }),
    ...(trouble && { trouble }),
  };
}

function stateOf(pod: V1Pod): PodState {
  if (pod.metadata?.deletionTimestamp) return 'ending';
  if (pod.status?.phase === 'Failed') return 'failed';
  if (isReady(pod)) return 'ready';
  return pod.status?.containerStatuses?.[0]?.state?.running ? 'starting' : 'waiting';
}

const timeOf = ({ lastTimestamp, eventTime, metadata }: CoreV1Event): number =>
  new Date(lastTimestamp ?? eventTime ?? metadata.creationTimestamp ?? 0).getTime();

const eventOf = (event: CoreV1Event): DeployEvent => ({
  id: event.metadata.uid ?? '',
  at: new Date(timeOf(event)).toISOString(),
  about: `${event.involvedObject.kind ?? ''}/${event.involvedObject.name ?? ''}`,
  reason: event.reason ?? '',
  message: event.message ?? '',
  warning: event.type === 'Warning',
  count: event.count ?? 1,
});
