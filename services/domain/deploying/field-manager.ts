import { createHash } from 'node:crypto';

/**
 * The name by which a Meadow sets fields in a cluster (Kubernetes docs, "Server-Side Apply"): of a secret of its own, as
 * that lasts and two never have the same, and tells nothing of it.
 */
export const fieldManager = (secret: string): string =>
  `meadow-${createHash('sha256').update(secret).digest('hex').slice(0, 8)}`;
