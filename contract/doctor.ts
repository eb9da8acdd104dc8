import { z } from 'zod';
import { procedure } from './base.ts';
import { check } from './shapes/check.ts';

/** Looks at what Meadow stands on, says in words what is wrong, and mends what it can. */
export const doctor = {
  run: procedure.output(z.array(check)),
  fix: procedure.input(z.object({ name: z.string() })).output(z.array(check)),
};
