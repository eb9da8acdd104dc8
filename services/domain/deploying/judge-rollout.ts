import type { DeployedCopies, DeployedPod, PodTroubleKind } from '../../../contract/shapes/deployment.ts';

export type RolloutVerdict =
  | { kind: 'going'; ready: number; total: number }
  | { kind: 'done' }
  /** It will not come to a good end; `why` in words. */
  | { kind: 'failed'; why: string }
  /** Somebody else wants something else there now. */
  | { kind: 'overruled'; why: string };

/** Seconds after which it is not getting ready any more. A slow laptop loads a model in half a minute. */
export const LONGEST_S = 240;

/** Seconds that each trouble may last: some go by themselves, such as room that a pod which ends is about to leave. */
const patienceSeconds: Record<PodTroubleKind, number> = {
  'image-missing': 5,
  'not-made': 10,
  'out-of-memory': 0,
  'crash-loop': 0,
  'no-room': 60,
  'not-ready': 150,
  evicted: 0,
  exited: 0,
};

/** What is to be thought of a rollout of a version, so many seconds after it was asked for. */
export function judgeRollout(deployed: DeployedCopies | undefined, version: string, seconds: number): RolloutVerdict {
  if (!deployed) return { kind: 'overruled', why: 'somebody removed it' };
  if (deployed.version !== version) return { kind: 'overruled', why: `somebody deployed ${deployed.version}` };
  const fresh = deployed.pods.filter(
    (pod) => pod.version === version && pod.release === deployed.release && pod.state !== 'ending',
  );
  const ready = fresh.filter(({ state }) => state === 'ready').length;
  if (deployed.settled && ready >= deployed.replicas) return { kind: 'done' };
  const hopeless = fresh.find((pod) => isHopeless(pod, seconds));
  if (hopeless) return { kind: 'failed', why: hopeless.trouble!.message };
  if (seconds > LONGEST_S)
    return { kind: 'failed', why: `${ready} of ${deployed.replicas} were ready after four minutes` };
  return { kind: 'going', ready, total: deployed.replicas };
}

const isHopeless = ({ trouble, state }: DeployedPod, seconds: number): boolean =>
  trouble !== undefined && state !== 'ready' && seconds >= patienceSeconds[trouble.kind];
