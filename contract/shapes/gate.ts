import { z } from 'zod';
import { label, sha256 } from './photo.ts';

/** One question the gate asked. */
export const gateCheck = z.object({
  name: z.enum(['log-loss', 'classes', 'latency', 'mark', 'references', 'first']),
  passed: z.boolean(),
  /** What was found, in a sentence (English). */
  finding: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
});
export type GateCheck = z.infer<typeof gateCheck>;

/** A photo that one version got right and the other wrong. */
export const flippedPhoto = z.object({
  hash: sha256,
  label,
  /** What the live version and the challenger said. */
  before: z.string(),
  after: z.string(),
  /** Addresses of a small picture and of one that fills a screen; none where the photo is not on this machine. */
  thumbnail: z.string().optional(),
  picture: z.string().optional(),
});
export type FlippedPhoto = z.infer<typeof flippedPhoto>;

export const gateSummary = z.object({
  passed: z.boolean(),
  /** In plain words (English): "39 of 40 photos neither knew right; the live one 38; not worse". */
  reason: z.string(),
});

/** What the gate found on a challenger, beside the version that was live. */
export const gateReport = gateSummary.extend({
  version: z.string(),
  /** None for the first version of a project. */
  champion: z.string().optional(),
  at: z.iso.datetime(),
  checks: z.array(gateCheck),
  right: z.object({ version: z.int(), champion: z.int().optional(), total: z.int() }),
  /**
   * What the photos of `right` are, each counted once: kept aside for the test, corrected by people since the champion
   * went live, left out in turn. None in reports of earlier releases.
   */
  photos: z.object({ kept: z.int(), corrected: z.int(), leftOut: z.int() }).optional(),
  /** Mean log loss of the challenger less that of the champion, with the lower and upper bound (95 %). */
  difference: z.object({ mean: z.number(), low: z.number(), high: z.number(), photos: z.int() }).optional(),
  flipped: z.array(flippedPhoto),
  /** The version went live although the gate said no. */
  forced: z.object({ by: z.string(), reason: z.string(), at: z.iso.datetime() }).optional(),
});
export type GateReport = z.infer<typeof gateReport>;
