import type { ClusterRollout } from '../../contract/shapes/cluster-rollout.ts';
import type { RunRecord } from '../ports/catalog/runs.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Clock } from '../ports/clock.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { createDesiredStates } from '../steps/desired-state.ts';

export interface ClustersParts {
  catalog: Pick<Catalog, 'settings' | 'leases'>;
  objects: ObjectStore;
  clock: Clock;
}

const isOpen = ({ state }: ClusterRollout): boolean => state === 'waiting' || state === 'under-way';

/**
 * How the version of a run stands in the clusters it is wanted in. What its step did not see come may have come since; it
 * is not waited for any more where a later run wants another version.
 */
export async function clustersNow(
  { catalog, clock }: ClustersParts,
  { run, project }: Pick<RunRecord, 'run' | 'project'>,
  kept: ClusterRollout[],
): Promise<ClusterRollout[]> {
  if (!kept.some(isOpen)) return kept;
  const desired = createDesiredStates(catalog, clock);
  if ((await desired.wanted(project))?.run !== run) return kept.filter((one) => !isOpen(one));
  const now = await desired.rollouts(project, run);
  return kept.map((one) => (isOpen(one) ? (now.find(({ meadow }) => meadow === one.meadow) ?? one) : one));
}
