import { z } from 'zod';
import { procedure } from './base.ts';

/** One thing the doctor looked at. */
export const check = z.object({
  /** A key the window translates, such as `disk-space`. */
  name: z.string(),
  state: z.enum(['ok', 'warning', 'failed']),
  /** What was found, in a sentence (English). */
  finding: z.string(),
  /** What to do, where something is to be done. */
  hint: z.string().optional(),
  /** `doctor.fix` can do it. */
  fixable: z.boolean(),
  details: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
});
export type Check = z.infer<typeof check>;

/** Looks at what Meadow stands on, says in words what is wrong, and mends what it can. */
export const doctor = {
  run: procedure.output(z.array(check)),
  fix: procedure.input(z.object({ name: z.string() })).output(z.array(check)),
};
