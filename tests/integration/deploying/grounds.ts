import type { Clusters } from '../../../contract/deploying.ts';
import type { DeployTarget } from '../../../contract/shapes/deployment.ts';
import { systemClock } from '../../../services/adapters/local/clock.ts';
import { createChildLauncher } from '../../../services/adapters/node/child-launcher.ts';
import { createProcessDeployer } from '../../../services/adapters/node/process-deployer.ts';
import type { Deployer } from '../../../services/ports/deployer.ts';
import { hasCluster, NO_CLUSTER, realClusters, realDeployer } from '../kubernetes/real-cluster.ts';

/** Where a suite deploys to. */
export interface Ground {
  deployer: Deployer;
  target: DeployTarget;
  clusters: Clusters['clusters'];
}

/** A suite on one ground: what its tests are called there, the ground, and whether it is left out. */
export type OnGround = [name: string, open: () => Promise<Ground>, options?: { skip?: boolean }];

export const onProcesses: OnGround = [
  'as processes of this computer',
  async () => ({
    deployer: createProcessDeployer({ launcher: createChildLauncher(), clock: systemClock }),
    target: { kind: 'processes' },
    clusters: [],
  }),
];

export const onCluster: OnGround = [
  `in a cluster (${NO_CLUSTER})`,
  async () => ({
    deployer: await realDeployer(),
    target: { kind: 'kubernetes', context: realClusters()[0]!.context },
    clusters: realClusters(),
  }),
  { skip: !hasCluster },
];
