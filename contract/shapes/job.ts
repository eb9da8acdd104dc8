import { z } from 'zod';
import { faultShape } from '../errors.ts';

/** How far long work has come. */
export const progress = z.object({
  /** What is being done now: a key the window translates, such as `embed`. */
  stage: z.string(),
  done: z.int().nonnegative(),
  total: z.int().nonnegative(),
  /** Seconds left, once there is something to tell it from. */
  left: z.number().nonnegative().optional(),
});

export const jobState = z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']);

export const job = z.object({
  id: z.string(),
  /** What kind of work: `predict`, `train`, … */
  kind: z.string(),
  state: jobState,
  progress,
  started: z.iso.datetime(),
  ended: z.iso.datetime().optional(),
  error: faultShape.optional(),
});
export type Job = z.infer<typeof job>;
