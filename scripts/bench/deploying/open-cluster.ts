import { systemClock } from '../../../services/adapters/local/clock.ts';
import { openClusterDeployer } from '../../../services/assembly/cluster-deployer.ts';
import { reachClusters } from '../../../services/assembly/clusters.ts';
import { rollOut } from '../../../services/deploying/roll-out.ts';
import type { Release } from '../../../services/ports/deployer.ts';

/** The current cluster of the kubeconfig, with what Meadow deploys by. */
export async function openCluster() {
  const clusters = reachClusters({ secrets: { get: async () => 'of-the-benchmark' } });
  const context = (await clusters.list()).clusters.find(({ current }) => current)?.context ?? '';
  const deployer = await openClusterDeployer(clusters, context, { nodePort: true });
  const control = { id: 'bench', signal: new AbortController().signal, report: () => undefined };
  return {
    deployer,
    /** As a core does it, from the click to all copies ready. */
    deploy: (release: Release, before?: string) =>
      rollOut({ deployer, release, before, take: false, onAsked: () => undefined, control, clock: systemClock }),
    close: () => deployer.close(),
  };
}
