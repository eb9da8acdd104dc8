import { z } from 'zod';
import { faultShape } from '../errors.ts';

/** One thing that was looked at. */
export const check = z.object({
  /** A key the window translates, such as `disk-space`. */
  name: z.string(),
  /** What it is, and what hangs on it (English). */
  meaning: z.string().optional(),
  state: z.enum(['ok', 'warning', 'failed']),
  /** What was found, in a sentence (English). */
  finding: z.string(),
  /** What to do, where something is to be done. */
  hint: z.string().optional(),
  /** The failure that was met when it was looked at: the window says it in the person's language. */
  fault: faultShape.optional(),
  /** Meadow can mend it. */
  fixable: z.boolean(),
  details: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
});
export type Check = z.infer<typeof check>;
