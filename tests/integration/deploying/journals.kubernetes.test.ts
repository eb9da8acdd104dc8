import { hasCluster, NO_CLUSTER, realClusters, realDeployer } from '../kubernetes/real-cluster.ts';
import { describeJournals } from './journals-suite.ts';

describeJournals(
  `in a cluster (${NO_CLUSTER})`,
  async () => ({
    deployer: await realDeployer(),
    target: { kind: 'kubernetes', context: realClusters()[0]!.context },
    clusters: realClusters(),
  }),
  { skip: !hasCluster },
);
