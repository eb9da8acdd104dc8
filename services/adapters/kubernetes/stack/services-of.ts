import type { CoreV1Event, KubernetesObject, V1Deployment, V1Pod, V1StatefulSet } from '@kubernetes/client-node';
import type { PodTrouble } from '../../../../contract/shapes/deployment.ts';
import { commandTo } from '../../../domain/deploying/stack-doors.ts';
import type { StackThere } from '../../../ports/cluster-stack.ts';
import { labels } from '../names.ts';
import { trouble, troubleOf } from '../pod-trouble.ts';

export type Workload = V1Deployment | V1StatefulSet;

interface Found {
  namespace: string;
  workloads: readonly Workload[];
  /** The cluster's Services, by name: their ports. */
  ports: ReadonlyMap<string, number>;
  pods: readonly V1Pod[];
  events: readonly CoreV1Event[];
}

type Service = StackThere['services'][number];

/** The stack's services, as what runs for them is. */
export const servicesOf = (found: Found): Service[] =>
  found.workloads
    .map((workload) => serviceOf(workload, found))
    .toSorted((one, other) => one.name.localeCompare(other.name));

function serviceOf(workload: Workload, { namespace, ports, pods, events }: Found): Service {
  const name = workload.metadata?.name ?? '';
  const own = pods.filter(({ metadata }) => metadata?.labels?.[labels.name] === name && !metadata.deletionTimestamp);
  const wanted = workload.spec?.replicas ?? 1;
  const ready = isCurrent(workload) ? (workload.status?.readyReplicas ?? 0) : 0;
  const wrong = own.map((pod) => podTroubleOf(pod, events)).find((each) => each !== undefined);
  const port = ports.get(name);
  const command = commandTo(name, namespace);
  const isReady = wanted > 0 && ready >= wanted;
  return {
    name,
    state: isReady ? 'ready' : own.some(isRunning) ? 'starting' : wanted === 0 ? 'missing' : 'waiting',
    ready: Math.min(ready, wanted),
    wanted,
    restarts: own.reduce((sum, pod) => sum + (pod.status?.containerStatuses?.[0]?.restartCount ?? 0), 0),
    ...(wrong && !isReady && { trouble: wrong }),
    ...(port !== undefined && { inside: `${name}.${namespace}:${port}` }),
    ...(command !== undefined && { command }),
  };
}

/** What is ready is of what was asked for last. */
function isCurrent({ metadata, spec, status }: Workload): boolean {
  if ((status?.observedGeneration ?? 0) < (metadata?.generation ?? 0)) return false;
  const wanted = spec?.replicas ?? 1;
  // The API leaves out what is 0.
  return (status?.updatedReplicas ?? 0) >= wanted;
}

const isRunning = ({ status }: V1Pod): boolean =>
  [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])].some(({ state }) => state?.running);

/** Of its container, or of those that run before it: what those have is what keeps it from running. */
export function podTroubleOf(pod: V1Pod, events: readonly CoreV1Event[]): PodTrouble | undefined {
  const own = events.filter(({ involvedObject }) => involvedObject.uid === pod.metadata?.uid);
  const before = pod.status?.initContainerStatuses?.filter(({ state }) => state?.terminated?.exitCode !== 0) ?? [];
  const first = before[0] && troubleOf({ ...pod, status: { ...pod.status, containerStatuses: before } }, own);
  return first ?? troubleOf(pod, own) ?? unlaid(pod, own);
}

/** A volume or a Secret that does not come: the kubelet writes so, and waits. */
function unlaid(pod: V1Pod, events: readonly CoreV1Event[]): PodTrouble | undefined {
  if (pod.status?.phase !== 'Pending' || isRunning(pod)) return undefined;
  const told = events.findLast(({ reason }) => reason === 'FailedMount' || reason === 'FailedAttachVolume');
  return told && trouble('not-made', { words: told.message ?? '' });
}

export const nameOf = ({ kind, metadata }: KubernetesObject): string =>
  `${kind}/${metadata?.namespace ?? ''}/${metadata?.name}`;
