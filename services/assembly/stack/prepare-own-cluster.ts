import { createClusterSecrets, ownCluster } from '../../adapters/kubernetes/cluster-secrets.ts';
import { prepareCluster } from './prepare-cluster.ts';

/** `prepareCluster` in the namespace of the pod this runs in, with the rights of its service account. */
export async function prepareOwnCluster(templates: string): Promise<void> {
  await prepareCluster({ templates, secrets: createClusterSecrets(await ownCluster()) });
}
