import type { Cluster, DeployTarget } from '../../../../contract/shapes/deployment.ts';

export const PROCESSES: DeployTarget = { kind: 'processes' };

/** What is deployed to where nobody has chosen: a cluster of this computer, kubectl's before others; never one elsewhere. */
export function usualTarget(clusters: readonly Cluster[]): DeployTarget {
  const local = clusters.filter((cluster) => cluster.local);
  const found = local.find(({ current }) => current) ?? local[0];
  return found ? { kind: 'kubernetes', context: found.context } : PROCESSES;
}

/** What was chosen, while it is still there. */
export function chosenTarget(clusters: readonly Cluster[], chosen: DeployTarget | undefined): DeployTarget {
  if (chosen?.kind === 'processes') return chosen;
  const there = clusters.some(({ context }) => context === chosen?.context);
  return chosen && there ? chosen : usualTarget(clusters);
}

export const contextOf = (target: DeployTarget): string | undefined =>
  target.kind === 'kubernetes' ? target.context : undefined;
