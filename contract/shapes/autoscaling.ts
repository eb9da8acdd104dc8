import { z } from 'zod';

export const autoscalingState = z.enum([
  /** It has not looked yet. */
  'looking',
  /** There are as many copies as the load asks for. */
  'fitting',
  /** The load asks for no more than the least. */
  'at-least',
  /** The load asks for more than the most. */
  'at-most',
  /** The load of the copies is not measured. */
  'unmeasured',
  /** It may not, or cannot, change the number. */
  'unable',
  /** There are to be no copies at all. */
  'paused',
]);
export type AutoscalingState = z.infer<typeof autoscalingState>;

/** Between which numbers a cluster adds and takes away copies, and what it makes of that now. */
export const autoscalingLimits = z.object({
  least: z.int(),
  most: z.int(),
  /** As many as it wants now; none where it cannot tell, because nothing is measured or it has not looked yet. */
  wanted: z.int().nonnegative().optional(),
  state: autoscalingState,
  /** Why, in the cluster's own words. */
  words: z.string(),
  /** What a copy takes of the processor, and what it is to take, in thousandths of a core. */
  cpu: z.object({ used: z.number(), target: z.number() }).optional(),
  /** The name of somebody else's autoscaler: Meadow leaves the number of copies to it. */
  foreign: z.string().optional(),
});
export type AutoscalingLimits = z.infer<typeof autoscalingLimits>;

/** Copies by load; a target that knows no such thing has none of this. */
export const autoscaling = z.object({
  /** The cluster measures what copies take: without that, limits keep to the least. */
  measures: z.boolean(),
  limits: autoscalingLimits.optional(),
});
export type Autoscaling = z.infer<typeof autoscaling>;
