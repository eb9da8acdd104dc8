const { MEADOW_TEST_KUBECONFIG = '', MEADOW_IMAGE_LOADER = '' } = process.env;

export const hasCluster = ![MEADOW_TEST_KUBECONFIG, MEADOW_IMAGE_LOADER].includes('');
export const NO_CLUSTER = 'No cluster (MEADOW_TEST_KUBECONFIG, MEADOW_IMAGE_LOADER)';

/** What a core that deploys to the cluster of the tests must know: its image is not one of a person's. */
export const clusterEnv = { KUBECONFIG: MEADOW_TEST_KUBECONFIG, MEADOW_IMAGE: 'meadow-test:kubernetes' };
