import { fileURLToPath } from 'node:url';
import { cameWith } from '../services/assembly/came-with.ts';
import { prepareStack } from '../services/assembly/stack/prepare.ts';

/** The stack's first one-shot: configuration and secrets into its volumes, which compose.yaml mounts at these places. */
await prepareStack({
  templates: fileURLToPath(cameWith('compose/services')),
  secrets: '/secrets',
  config: '/config',
  data: '/data',
});
