import { z } from 'zod';
import { driftName } from './alert.ts';

/** 5, 25, 50, 75 and 95 of 100 lie below. */
export const spread = z.tuple([z.number(), z.number(), z.number(), z.number(), z.number()]);
export type Spread = z.infer<typeof spread>;

/** What is compared: a share (0 to 1), a share of each class, or how a measure is spread. */
export const driftMeasure = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('share'), share: z.number() }),
  z.object({ kind: z.literal('shares'), shares: z.record(z.string(), z.number()) }),
  z.object({ kind: z.literal('spread'), spread }),
]);
export type DriftMeasure = z.infer<typeof driftMeasure>;

/** The last photos against what is usual, in one respect. */
export const driftSignal = z.object({
  name: driftName,
  /**
   * `few`: too few predictions yet. `unknown`: what is usual is not known yet. `usual`: no more than chance or the
   * threshold allows. `shifted`: more than both.
   */
  state: z.enum(['few', 'unknown', 'usual', 'shifted']),
  /** Photos of the last that were measured in this respect. */
  looked: z.int(),
  /** How far from usual, in the unit of the threshold; signed where less and more are two things. */
  effect: z.number(),
  threshold: z.number(),
  /** How often chance alone would come to this. */
  chance: z.number(),
  now: driftMeasure.optional(),
  usual: driftMeasure.optional(),
  /** What usual was taken from. */
  from: z.enum(['training', 'first-predictions']).optional(),
});
export type DriftSignal = z.infer<typeof driftSignal>;
