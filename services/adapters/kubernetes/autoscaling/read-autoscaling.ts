import type { Autoscaling } from '../../../../contract/shapes/autoscaling.ts';
import type { Cluster } from '../cluster.ts';
import { findAutoscalers } from './find-autoscalers.ts';
import { isOwn, limitsOf } from './limits-of.ts';
import { measures } from './measures.ts';

/** Somebody may install a metrics-server at any time, but not every second. */
const KNOWN_MS = 30_000;

const known = new WeakMap<Cluster, { at: number; answer: Promise<boolean> }>();

function measuresLately(cluster: Cluster): Promise<boolean> {
  const found = known.get(cluster);
  if (found && Date.now() - found.at < KNOWN_MS) return found.answer;
  // One that may not be asked, or does not answer, gives no measurements to anybody.
  const answer = measures(cluster).catch(() => false);
  known.set(cluster, { at: Date.now(), answer });
  return answer;
}

/** How the number of an app's copies is fitted to the load; somebody else's autoscaler goes before Meadow's. */
export async function readAutoscaling(cluster: Cluster, app: string): Promise<Autoscaling> {
  const [found, measured] = await Promise.all([findAutoscalers(cluster, app), measuresLately(cluster)]);
  const one = found.find((each) => !isOwn(each)) ?? found[0];
  return { measures: measured, ...(one && { limits: limitsOf(one) }) };
}
