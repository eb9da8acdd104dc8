import { z } from 'zod';
import { procedure } from './base.ts';

export const usageNow = z.object({
  /** Memory of this computer, and what of it is free: bytes. */
  total: z.number(),
  free: z.number(),
  cores: z.int(),
  /** What Meadow's own programs take of it, where the system tells: bytes. */
  programs: z.array(
    z.object({ program: z.enum(['core', 'predictor', 'step', 'load']), pid: z.int(), memory: z.number() }),
  ),
});
export type UsageNow = z.infer<typeof usageNow>;

/** What Meadow takes of this computer now. */
export const usage = { now: procedure.output(usageNow) };
