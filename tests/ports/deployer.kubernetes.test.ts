import { hasCluster, NO_CLUSTER, realDeployer } from '../integration/kubernetes/real-cluster.ts';
import { describeDeployer } from './deployer-suite.ts';

describeDeployer(
  `a cluster (${NO_CLUSTER})`,
  async () => ({ deployer: await realDeployer(), app: `suite-${process.pid}`, close: async () => undefined }),
  { skip: !hasCluster },
);
