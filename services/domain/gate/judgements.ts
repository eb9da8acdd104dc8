import { z } from 'zod';
import { label, sha256 } from '../../../contract/shapes/photo.ts';

/** What a version said of a photo that what was asked did not know. */
const judgement = z.object({
  hash: sha256,
  label,
  /** By class, in the order of the version's classes. */
  scores: z.array(z.number()),
  /** A class or "neither". */
  verdict: z.string(),
});
export type Judgement = z.infer<typeof judgement>;

/** What a version was asked when it was made, kept beside it: by this it is compared, and its results are shown. */
export const judgements = z.object({
  version: z.string(),
  classes: z.array(label),
  /** Frozen test photos, said by the head that was trained without them. */
  tested: z.array(judgement),
  /** Photos left out in turn, said by heads that were trained without them. */
  crossValidated: z.array(judgement),
  /** All photos it learnt from. */
  known: z.array(sha256),
});
export type Judgements = z.infer<typeof judgements>;
