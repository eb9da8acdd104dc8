import type { ToldCase } from '../../../contract/fault-cases.ts';
import type { ClusterService } from '../../../contract/shapes/cluster-stack.ts';
import type { PodTrouble, PodTroubleKind } from '../../../contract/shapes/deployment.ts';

type Service = Pick<ClusterService, 'name' | 'state' | 'trouble' | 'restarts'>;

type Told<T> = T extends unknown ? Omit<T, 'service'> & { said?: string | number } : never;
export type ServiceCase = Told<ToldCase['service-failed']>;

export type StackVerdict =
  | { kind: 'going'; ready: number; total: number }
  | { kind: 'done' }
  /** It will not come to a good end by itself; `why` in words. */
  | { kind: 'failed'; service: string; why: string; told: ServiceCase };

/** Seconds without any service more that is ready. A slow laptop starts Airflow in minutes. */
export const STILL_S = 900;

/** Seconds that each trouble may last, as long as nothing else says that it will go. */
const patienceSeconds: Record<PodTroubleKind, number> = {
  // A registry may be slow, and is asked again.
  'image-missing': 60,
  // Until its Secret or its folder is made.
  'not-made': 180,
  'no-room': 90,
  'out-of-memory': 60,
  // It may have begun before what it needs.
  'crash-loop': 300,
  'not-ready': 600,
  evicted: 120,
  exited: 300,
};

/**
 * What is to be thought of a stack on its way up. `troubled`: seconds for which each service has had the trouble it has;
 * `still`: seconds since the last one got ready, or since the beginning.
 */
export function judgeStack(
  services: readonly Service[],
  { troubled, still }: { troubled: ReadonlyMap<string, number>; still: number },
): StackVerdict {
  const ready = services.filter(({ state }) => state === 'ready').length;
  if (services.length > 0 && ready === services.length) return { kind: 'done' };
  const open = services.filter(({ state }) => state !== 'ready');
  const hopeless = open.find(
    ({ name, trouble }) => trouble && (troubled.get(name) ?? 0) >= patienceSeconds[trouble.kind],
  );
  if (hopeless) return { kind: 'failed', service: hopeless.name, ...toldOf(hopeless.trouble!) };
  if (still < STILL_S) return { kind: 'going', ready, total: services.length };
  const slow = open.find(({ trouble }) => trouble) ?? open[0];
  const minutes = Math.round(STILL_S / 60);
  return {
    kind: 'failed',
    service: slow?.name ?? '',
    ...(slow?.trouble
      ? toldOf(slow.trouble)
      : { why: `for ${minutes} minutes nothing got ready`, told: { case: 'still', minutes } }),
  };
}

const toldOf = ({ kind, message, details: { words } }: PodTrouble): { why: string; told: ServiceCase } => ({
  why: message,
  told: { case: kind, ...(words !== undefined && { said: words }) },
});
