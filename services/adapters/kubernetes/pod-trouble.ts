import type { CoreV1Event, V1ContainerStatus, V1Pod } from '@kubernetes/client-node';
import type { PodTrouble, PodTroubleKind } from '../../../contract/shapes/deployment.ts';

type Details = PodTrouble['details'];

const NO_IMAGE = ['ErrImagePull', 'ImagePullBackOff', 'ErrImageNeverPull', 'InvalidImageName', 'ImageInspectError'];
const NOT_MADE = ['CreateContainerConfigError', 'CreateContainerError', 'RunContainerError'];

/** Restarts after which it is not a start that was slow once. */
const CRASHES = 2;

/** What is wrong with a pod, in plain words; nothing where it is only on its way. `events` are the pod's own. */
export function troubleOf(pod: V1Pod, events: readonly CoreV1Event[]): PodTrouble | undefined {
  if (pod.status?.reason === 'Evicted') return evicted(pod.status.message ?? '');
  const container = pod.status?.containerStatuses?.[0];
  return (container && ofContainer(container, pod)) ?? unscheduled(pod) ?? refusing(pod, events);
}

function ofContainer(container: V1ContainerStatus, pod: V1Pod): PodTrouble | undefined {
  const { waiting, terminated } = container.state ?? {};
  const ended = terminated ?? container.lastState?.terminated;
  const words = waiting?.message ?? '';
  if (NO_IMAGE.includes(waiting?.reason ?? '')) return trouble('image-missing', { image: container.image, words });
  if (NOT_MADE.includes(waiting?.reason ?? '')) return trouble('not-made', { words });
  if (ended?.reason === 'OOMKilled' && container.ready !== true)
    return trouble('out-of-memory', { limit: limitOf(pod), restarts: container.restartCount });
  if (waiting?.reason === 'CrashLoopBackOff' || (container.restartCount >= CRASHES && !container.ready))
    return trouble('crash-loop', { exit: ended?.exitCode ?? '?', restarts: container.restartCount });
  if (terminated && terminated.exitCode !== 0) return trouble('exited', { exit: terminated.exitCode });
  return undefined;
}

function unscheduled(pod: V1Pod): PodTrouble | undefined {
  const told = pod.status?.conditions?.find(({ type, status }) => type === 'PodScheduled' && status === 'False');
  return told?.reason === 'Unschedulable' ? trouble('no-room', { words: told.message ?? '' }) : undefined;
}

/** It runs, and its probe says no: the kubelet writes what it was answered into an event. */
function refusing(pod: V1Pod, events: readonly CoreV1Event[]): PodTrouble | undefined {
  if (isReady(pod) || pod.metadata?.deletionTimestamp) return undefined;
  const probe = events.findLast(({ reason, type }) => reason === 'Unhealthy' && type === 'Warning');
  // While it starts, a probe says no as a matter of course.
  return probe && (probe.count ?? 1) > PROBES ? trouble('not-ready', { words: probe.message ?? '' }) : undefined;
}

const PROBES = 20;

export const isReady = (pod: V1Pod): boolean =>
  pod.status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') ?? false;

const limitOf = (pod: V1Pod): string => pod.spec?.containers[0]?.resources?.limits?.memory ?? '?';

const evicted = (words: string): PodTrouble => trouble('evicted', { words });

const sentences: Record<PodTroubleKind, (details: Details) => [message: string, hint: string]> = {
  'image-missing': ({ image }) => [
    `The image ${image} is not in the cluster.`,
    'Deploy again: it is put there anew. If it stays, look at how images get into this cluster.',
  ],
  'crash-loop': ({ exit, restarts }) => [
    `It ended ${restarts} times soon after its start (exit ${exit}).`,
    'Its log says why; go back to the version before.',
  ],
  'out-of-memory': ({ limit }) => [
    `It took more memory than the ${limit} it may have, and was ended.`,
    'Give it more memory, or deploy a smaller model.',
  ],
  'no-room': ({ words }) => [
    `The cluster has no room for it: ${words}`,
    'Ask for fewer copies, or give the cluster more processors and memory.',
  ],
  'not-made': ({ words }) => [`Its container could not be made: ${words}`, 'Deploy again.'],
  'not-ready': ({ words }) => [`It runs and does not get ready: ${words}`, 'Its log says why.'],
  evicted: ({ words }) => [`The computer under the cluster ended it: ${words}`, 'Free memory or disk on it.'],
  exited: ({ exit }) => [`It ended by itself (exit ${exit}).`, 'Its log says why.'],
};

export function trouble(kind: PodTroubleKind, details: Details): PodTrouble {
  const [message, hint] = sentences[kind](details);
  return { kind, message, hint, details };
}
