import type { Clusters } from '../../contract/deploying.ts';
import type { Cluster } from '../../contract/shapes/deployment.ts';
import { Fault } from '../domain/fault.ts';
import { clusterRemote, noCluster } from './deploy-faults.ts';

/**
 * The cluster that is meant, or the first of this computer where none is named. Throws `cluster-missing`, and
 * `cluster-remote` for one elsewhere whose name was not typed.
 */
export function requireCluster(
  { clusters, fault }: Clusters,
  context: string | undefined,
  confirmed: string | undefined,
): Cluster {
  if (fault) throw Fault.fromShape(fault);
  const found = clusters.find((each) => (context === undefined ? each.local : each.context === context));
  if (!found) throw noCluster(context ?? '');
  if (!found.local && confirmed !== found.context) throw clusterRemote(found.context);
  return found;
}

/**
 * What was confirmed for a cluster does not hold for another that has its name now. Throws `cluster-remote` for such a one;
 * says nothing of one that is not there.
 */
export function requireSame({ clusters }: Clusters, context: string, server: string | undefined): void {
  const found = clusters.find((each) => each.context === context);
  if (found && !found.local && found.server !== server) throw clusterRemote(context);
}
