import { z } from 'zod';
import { sha256 } from './photo.ts';

/** What a person said of a verdict. */
export const correction = z.object({
  id: z.int(),
  project: z.string(),
  hash: sha256,
  photo: z.string(),
  version: z.string(),
  /** What the model said. */
  verdict: z.string(),
  /** What it is: a class, or "neither" where it is none. */
  truth: z.string(),
  right: z.boolean(),
  at: z.iso.datetime(),
  by: z.string(),
  /** `waiting`: in the review queue. `taken`: a photo of the project now. `dismissed`: not to be learnt from. */
  state: z.enum(['waiting', 'taken', 'dismissed']),
  /** Its bytes are on this machine, so that it can be learnt from. */
  here: z.boolean(),
  thumbnail: z.string().optional(),
});
export type Correction = z.infer<typeof correction>;
