// What a core asks of clusters, as one piece that is loaded when it is first needed.
export { connectCluster } from './cluster.ts';
export { createKubernetesDeployer } from './deployer.ts';
export { examine } from './examine.ts';
export { clustersOf, readKubeconfig } from './kubeconfig.ts';
export { readManifests } from './manifests.ts';
export { MODEL_PATH } from './render.ts';
export { createClusterStacks } from './stack/cluster-stacks.ts';
