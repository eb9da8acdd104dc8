import { z } from 'zod';
import { faultShape } from '../errors.ts';
import { podTrouble } from './deployment.ts';

/** `missing`: nobody asked for it, or somebody took it away. */
export const clusterServiceState = z.enum(['missing', 'waiting', 'starting', 'ready']);

/** A service of the stack in a cluster. */
export const clusterService = z.object({
  name: z.string(),
  state: clusterServiceState,
  /** Pods that answer, and pods that are asked for. */
  ready: z.int().nonnegative(),
  wanted: z.int().nonnegative(),
  restarts: z.int().nonnegative(),
  /** Of its pods, the first that has any. */
  trouble: podTrouble.optional(),
  /** Where others in the cluster reach it, such as `minio.meadow:9000`. */
  inside: z.string().optional(),
  /** The command that leads to it from this computer, without Meadow; only for those with pages of their own. */
  command: z.string().optional(),
  /** Where Meadow leads to it on this computer, once it was opened. */
  address: z.string().optional(),
});
export type ClusterService = z.infer<typeof clusterService>;

/** Every service, in a cluster. */
export const clusterStack = z.object({
  context: z.string(),
  namespace: z.string(),
  services: z.array(clusterService),
  /** All that are asked for answer. */
  settled: z.boolean(),
  /** Its volumes and passwords are there, whether services run or not. */
  data: z.boolean(),
  /** The job that changes it now. */
  job: z.string().optional(),
  /** How the last change ended, where it failed. */
  failed: z.object({ at: z.iso.datetime(), fault: faultShape }).optional(),
  /** Why the cluster cannot be asked. */
  fault: faultShape.optional(),
});
export type ClusterStack = z.infer<typeof clusterStack>;
