import { fileURLToPath } from 'node:url';
import { prepareStack } from '../services/assembly/stack/prepare.ts';

/** The stack's first one-shot: configuration and secrets into its volumes, which compose.yaml mounts at these places. */
await prepareStack({
  templates: fileURLToPath(new URL('../compose/services', import.meta.url)),
  secrets: '/secrets',
  config: '/config',
  data: '/data',
});
