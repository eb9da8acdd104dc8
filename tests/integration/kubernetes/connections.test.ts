import { expect, it, onTestFinished } from 'vitest';
import { createKubernetesDeployer } from '../../../services/adapters/kubernetes/index.ts';
import { madeCluster } from './made-cluster.ts';

it('asks for the pods alone at each connection', async () => {
  const made = await madeCluster([]);
  onTestFinished(made.close);
  const deployer = createKubernetesDeployer({
    cluster: made.cluster,
    base: async () => [],
    nodePort: false,
    imageOf: async () => 'meadow:1',
    deliver: async () => undefined,
  });
  await expect(deployer.connect('lawn')).rejects.toMatchObject({ code: 'nothing-ready' });
  expect(made.asked).toEqual(['GET /api/v1/namespaces/meadow-lawn/pods']);
});
