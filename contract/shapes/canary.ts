import { z } from 'zod';
import { faultShape } from '../errors.ts';

/** What the copies of one version did since the canary began, added up from what each of them measures. */
export const canarySide = z.object({
  version: z.string(),
  /** Ready now; of one that ended, at the last look. */
  copies: z.int().nonnegative(),
  /**
   * Requests with photos that were answered or waited for in vain, and those among them that failed through no fault of who
   * asked.
   */
  asked: z.int().nonnegative(),
  errors: z.int().nonnegative(),
  /** Seconds; to the buckets in which the copies count them. */
  p50: z.number().optional(),
  p95: z.number().optional(),
  verdicts: z.int().nonnegative(),
  neither: z.int().nonnegative(),
});
export type CanarySide = z.infer<typeof canarySide>;

/** Both versions on the very same photos. */
export const canaryAgreement = z.object({
  /** Photos that both were asked, and of which they said the same. */
  asked: z.int().nonnegative(),
  agreed: z.int().nonnegative(),
  /** Photos that both are to be asked. */
  total: z.int().nonnegative(),
  /** Why it is not judged by: none of the project's photos is on this computer, or the two know other classes. */
  none: z.enum(['no-photos', 'other-classes']).optional(),
});
export type CanaryAgreement = z.infer<typeof canaryAgreement>;

export const canaryWhyKind = z.enum([
  /** Nothing spoke against it. */
  'sound',
  /** A person said so. */
  'person',
  'errors',
  'slow',
  'neither',
  'disagrees',
  /** Its copies are not ready, or not any more. */
  'not-ready',
  /** Somebody else took it away. */
  'gone',
  /** Another version was deployed, went live, or was gone back to. */
  'overtaken',
]);

/** Why a canary ended. `message` is English; the window translates by `kind` and `details`. */
export const canaryWhy = z.object({
  kind: canaryWhyKind,
  message: z.string(),
  /** `canary`, `champion` and `photos`: the figures it was judged by; `words`, `version`. */
  details: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type CanaryWhy = z.infer<typeof canaryWhy>;

/** What there must be for a decision: so much of so much, and how many seconds it takes yet, where it passes by itself. */
export const canaryWait = z.object({
  for: z.enum(['ready', 'time', 'answers', 'champion', 'agreement']),
  done: z.number().nonnegative(),
  total: z.number().nonnegative(),
  left: z.number().nonnegative().optional(),
});
export type CanaryWait = z.infer<typeof canaryWait>;

/** A second version beside the deployed one, which gets a share of the photos until it is promoted or aborted. */
export const canary = z.object({
  version: z.string(),
  state: z.enum(['starting', 'watched', 'promoting', 'ended']),
  since: z.iso.datetime(),
  /** What was asked for; what it comes to by the copies that are ready is `share`, 0 to 1. */
  percent: z.number(),
  share: z.number(),
  /** It is promoted only by a person; it is aborted by itself all the same. */
  byHand: z.boolean(),
  champion: canarySide,
  canary: canarySide,
  agreement: canaryAgreement,
  /** None where all is there. */
  waits: z.array(canaryWait),
  /** How it ended. */
  ended: z.object({ at: z.iso.datetime(), how: z.enum(['promoted', 'aborted']), why: canaryWhy }).optional(),
  /** Why it could not be promoted, or will not be by itself (`gate-refused`, known before it begins); a person decides. */
  refused: faultShape.optional(),
  /** Why it cannot be looked at just now. */
  fault: faultShape.optional(),
});
export type Canary = z.infer<typeof canary>;
