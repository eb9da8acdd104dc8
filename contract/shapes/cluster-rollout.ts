import { z } from 'zod';
import { faultShape } from '../errors.ts';

/** How a version that a training in the stack made live stands in the cluster of somebody's computer. */
export const clusterRollout = z.object({
  /** The Meadow there, by a name that nobody sees. */
  meadow: z.string(),
  /** The cluster, by its name in the kubeconfig there. */
  where: z.string(),
  /** Who works there. */
  by: z.string(),
  /**
   * `waiting`: that Meadow has not answered, as where it is not open; `under-way`: it is at it; `failed`: what answered there
   * before goes on.
   */
  state: z.enum(['waiting', 'under-way', 'done', 'failed']),
  fault: faultShape.optional(),
});
export type ClusterRollout = z.infer<typeof clusterRollout>;
