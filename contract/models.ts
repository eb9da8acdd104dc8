import { z } from 'zod';
import { procedure } from './base.ts';
import { cardLimit } from './shapes/card-limit.ts';
import { flippedPhoto, gateReport } from './shapes/gate.ts';
import { liveChange } from './shapes/live.ts';
import { modelCard, testResult, versionSummary } from './shapes/model.ts';
import { label, sha256 } from './shapes/photo.ts';
import { aliasMove, registryAlias } from './shapes/registry.ts';
import { heatmap } from './shapes/verdict.ts';

const which = z.object({ version: z.string() });

/** What a version said of a photo it did not know. */
export const judgedPhoto = z.object({
  hash: sha256,
  label,
  /** A class or "neither". */
  verdict: z.string(),
  /** The class of best score, and that score. */
  best: label,
  score: z.number(),
  judgedBy: z.enum(['held-out', 'cross-validated']),
  /** Addresses of a small picture and of one that fills a screen; none where the photo is not on this machine. */
  thumbnail: z.string().optional(),
  picture: z.string().optional(),
});
export type JudgedPhoto = z.infer<typeof judgedPhoto>;

export const classQuality = z.object({
  label,
  photos: z.int(),
  /** Of the photos that were called this class, those that are. */
  precision: z.number().optional(),
  /** Of the photos of this class, those that were called it. */
  recall: z.number().optional(),
});
export type ClassQuality = z.infer<typeof classQuality>;

/** How a version did on photos it did not know. */
export const versionResults = z.object({
  version: z.string(),
  test: testResult,
  classes: z.array(classQuality),
  /** Photos in bins of their best score: how sure, and how often right. */
  calibration: z.array(z.object({ sure: z.number(), right: z.number(), photos: z.int() })),
  photos: z.array(judgedPhoto),
});
export type VersionResults = z.infer<typeof versionResults>;

/** Two versions on the photos both were judged by. */
export const versionComparison = z.object({
  one: z.string(),
  other: z.string(),
  photos: z.int(),
  right: z.object({ one: z.int(), other: z.int() }),
  flipped: z.array(flippedPhoto),
});
export type VersionComparison = z.infer<typeof versionComparison>;

/** What a version, as it answers today, says of a photo, and which parts of it spoke for the best class. */
export const versionLook = z.object({
  /** A class or "neither". */
  verdict: z.string(),
  /** The class of best score, and that score. */
  best: label,
  score: z.number(),
  heatmap,
});
export type VersionLook = z.infer<typeof versionLook>;

/** The trained versions of the projects, and which one answers. */
export const models = {
  list: procedure.input(z.object({ project: z.string().optional() }).default({})).output(z.array(versionSummary)),
  /** `limitFacts`: what `limits` says, for a window to say in its language. */
  card: procedure.input(which).output(modelCard.extend({ limitFacts: z.array(cardLimit) })),
  /** Throws `not-found` for a version whose results were not kept, such as the starter's. */
  results: procedure.input(which).output(versionResults),
  /** Asks this very version, live or not. Throws `not-found` where the photo is not on this machine any more. */
  look: procedure.input(which.extend({ hash: sha256 })).output(versionLook),
  compare: procedure.input(z.object({ one: z.string(), other: z.string() })).output(versionComparison),
  /** What the gate said of a version; none where it was never asked. */
  gate: procedure.input(which).output(gateReport.optional()),
  /** Makes a version live. Throws `gate-refused` where the gate said no, unless `force` gives a reason. */
  promote: procedure.input(which.extend({ force: z.string().trim().min(3).max(300).optional() })).output(liveChange),
  /** Makes the version before the live one live again. Throws `not-found` where there is none. */
  rollback: procedure
    .input(z.object({ project: z.string(), reason: z.string().max(300).optional() }))
    .output(liveChange),
  /**
   * Deletes a version for good, with its file and the training it came from; its name is never given again. Throws
   * `bad-request` for the one that answers and the one that ships with Meadow.
   */
  remove: procedure.input(which).output(z.void()),
  /** What somebody moved by hand in the registry and was put back, newest first, until it is dismissed. */
  moves: procedure.input(z.object({ project: z.string() })).output(z.array(aliasMove)),
  dismissMove: procedure.input(z.object({ project: z.string(), alias: registryAlias })).output(z.void()),
  /** Which version answered when, and why; newest first. */
  history: procedure.input(z.object({ project: z.string() })).output(z.array(liveChange)),
};
