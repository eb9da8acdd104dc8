import { hasCluster, NO_CLUSTER, realClusters, realDeployer } from '../kubernetes/real-cluster.ts';
import { describeProbation } from './probation-suite.ts';

describeProbation(
  `in a cluster (${NO_CLUSTER})`,
  async () => ({
    deployer: await realDeployer(),
    target: { kind: 'kubernetes', context: realClusters()[0]!.context },
    clusters: realClusters(),
  }),
  { skip: !hasCluster },
);
