import { fileURLToPath } from 'node:url';
import { cameWith } from '../services/assembly/came-with.ts';
import { prepareOwnCluster } from '../services/assembly/stack/prepare-own-cluster.ts';

/** The stack's first one-shot on Kubernetes: configuration and secrets into the Secrets of its namespace. */
await prepareOwnCluster(fileURLToPath(cameWith('compose/services')));
