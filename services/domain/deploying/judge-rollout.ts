import type { ToldCase } from '../../../contract/fault-cases.ts';
import type { DeployedCopies, DeployedPod, PodTrouble, PodTroubleKind } from '../../../contract/shapes/deployment.ts';

type Told<T> = T extends unknown ? Omit<T, 'version'> & { said?: string | number } : never;
export type RolloutCase = Told<ToldCase['rollout-failed']>;

export type RolloutVerdict =
  | { kind: 'going'; ready: number; total: number }
  | { kind: 'done' }
  /** It will not come to a good end; `why` in words, and by the case the window has a sentence for. */
  | { kind: 'failed'; why: string; told: RolloutCase }
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
  if (hopeless) return { kind: 'failed', ...toldOf(hopeless.trouble!) };
  if (seconds > LONGEST_S)
    return {
      kind: 'failed',
      why: `${ready} of ${deployed.replicas} were ready after four minutes`,
      told: { case: 'too-slow', ready, replicas: deployed.replicas },
    };
  return { kind: 'going', ready, total: deployed.replicas };
}

/** A copy's trouble, as the reason of all of it: what the cluster said itself stays as it is. */
const toldOf = ({ kind, message, details: { words } }: PodTrouble): { why: string; told: RolloutCase } => ({
  why: message,
  told: { case: kind, ...(words !== undefined && { said: words }) },
});

const isHopeless = ({ trouble, state }: DeployedPod, seconds: number): boolean =>
  trouble !== undefined && state !== 'ready' && seconds >= patienceSeconds[trouble.kind];
