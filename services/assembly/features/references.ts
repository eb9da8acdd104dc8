import { createReferences } from '../../references/references.ts';
import type { Ground } from '../ground.ts';
import type { Joined } from '../joined.ts';

export const joinReferences = (ground: Ground, { models }: Joined): Joined['references'] =>
  createReferences({
    ...ground,
    referencesOf: async (version) => (await models.read(version)).references,
  });
