import { hasCluster, NO_CLUSTER, realCluster, realDeployer } from '../integration/kubernetes/real-cluster.ts';
import { describeDeployer } from './deployer-suite.ts';

const app = `suite-${process.pid}`;

describeDeployer(
  `a cluster (${NO_CLUSTER})`,
  async () => ({
    deployer: await realDeployer(),
    app,
    async crash() {
      const { core } = realCluster();
      const namespace = `meadow-${app}`;
      const [pod] = (await core.listNamespacedPod({ namespace })).items;
      await core.deleteNamespacedPod({ name: pod!.metadata!.name!, namespace, gracePeriodSeconds: 0 });
    },
    close: async () => undefined,
  }),
  { skip: !hasCluster },
);
