import { hasCluster, NO_CLUSTER, realClusters, realDeployer } from '../kubernetes/real-cluster.ts';
import { describeCanary } from './canary-suite.ts';

describeCanary(
  `in a cluster (${NO_CLUSTER})`,
  async () => ({
    deployer: await realDeployer(),
    target: { kind: 'kubernetes', context: realClusters()[0]!.context },
    clusters: realClusters(),
  }),
  { skip: !hasCluster },
);
