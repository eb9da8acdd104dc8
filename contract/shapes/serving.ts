import { z } from 'zod';

/** One answered request, newest last. */
export const apiRequest = z.object({
  id: z.int(),
  at: z.iso.datetime(),
  method: z.string(),
  path: z.string(),
  status: z.int(),
  ms: z.number(),
  photos: z.int(),
  /** What was said, in short: the verdict, or the error's code. */
  outcome: z.string(),
});
export type ApiRequest = z.infer<typeof apiRequest>;
