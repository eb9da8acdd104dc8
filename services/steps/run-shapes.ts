import { z } from 'zod';
import { clusterRollout } from '../../contract/shapes/cluster-rollout.ts';
import { modelCard } from '../../contract/shapes/model.ts';
import { label, sha256 } from '../../contract/shapes/photo.ts';
import { promotionPolicy } from '../../contract/shapes/project.ts';
import { leftAside } from '../../contract/shapes/project-photo.ts';
import { trainingMode } from '../../contract/shapes/run.ts';
import { numberText } from './number-text.ts';

/** What was asked for: written when a run begins. */
export const requestShape = z.object({
  project: z.object({ id: z.string(), name: z.string() }),
  /** A folder with a folder of photos for each label, to be added first. */
  from: z.string().optional(),
  mode: trainingMode.default('quick'),
  /** Who asked for it. */
  by: z.string().default(''),
  /** Whether the gate puts the version live by itself. */
  policy: promotionPolicy.default('ask'),
  /** Words for the version's card, beside what its numbers say. */
  notes: z.object({ data: z.string().optional(), limits: z.array(z.string()).default([]) }).prefault({}),
});
export type Request = z.infer<typeof requestShape>;

/** Where a run's steps run: written by who begins it, where that is not this computer. */
export const elsewhereShape = z.object({ at: z.literal('stack'), id: z.string(), page: z.string() });

/** When a run that had stopped was gone on with last. */
export const resumedShape = z.object({ at: z.iso.datetime() });

/** How lists of photos were written before they were manifests: runs made then are still read. */
export const snapshotShape = z.object({
  project: z.string(),
  photos: z.array(z.object({ hash: sha256, label })),
});
export type Snapshot = z.infer<typeof snapshotShape>;

export const ingestedShape = z.object({
  project: z.string(),
  snapshot: sha256,
  photos: z.int(),
  added: z.int(),
  skipped: z.array(leftAside),
});
export type Ingested = z.infer<typeof ingestedShape>;

export const validatedShape = z.object({ snapshot: sha256, classes: z.array(z.object({ label, photos: z.int() })) });
export type Validated = z.infer<typeof validatedShape>;

export const embeddedShape = z.object({ backbone: sha256, embedded: z.int(), cached: z.int() });
export type Embedded = z.infer<typeof embeddedShape>;

export const registeredShape = z.object({ version: z.string(), object: z.string(), sha256, seconds: z.number() });
export type Registered = z.infer<typeof registeredShape>;

const learnedShape = z.object({
  head: z.object({ weights: numberText, bias: numberText }),
  space: z.object({ mean: numberText, directions: numberText }),
  temperature: z.number(),
  neither: z.object({ unlike: z.number(), between: z.number() }),
  /** The last layer, where it was trained too. */
  tuned: z.object({ weights: numberText, bias: numberText }).optional(),
});
export type LearnedRecord = z.infer<typeof learnedShape>;

const judgedShape = z.object({
  /** Places in the snapshot. */
  photos: z.array(z.int()),
  /** Photos x classes. */
  scores: numberText,
  verdicts: z.array(z.int()),
});

export const trainedShape = z.object({
  classes: z.array(label),
  /** Places in the snapshot. */
  split: z.object({ train: z.array(z.int()), test: z.array(z.int()), leftOut: z.array(z.int()) }),
  /** Photos that stand for their classes: places in the snapshot. */
  references: z.array(z.int()),
  runtime: z.string(),
  /** The recipe that was chosen, by a training that chose. */
  recipe: z.string().optional(),
  /** Trained without the test photos; only they say how good it is. */
  trial: learnedShape,
  /** Trained on all photos: what ships. */
  final: learnedShape,
  /** What the trial says of the test photos. */
  tested: judgedShape,
  /** What heads said of photos that were left out, all photos in turn or, where they are many, a part. */
  crossValidated: judgedShape,
  /** Quantiles of how similar those photos were; none of runs of earlier releases. */
  similarity: z.array(z.number()).optional(),
});
export type Trained = z.infer<typeof trainedShape>;

/** Written down beside a run that somebody cancels; it counts while the run's state says so. */
export const cancelledShape = z.object({ by: z.string(), at: z.iso.datetime() });

/** Beside the curves: how many photos they are counted on, and how many of these the live version had right. */
export const heldOutShape = z.object({
  photos: z.int(),
  live: z.object({ version: z.string(), right: z.int() }).optional(),
});
export type HeldOut = z.infer<typeof heldOutShape>;

export const evaluatedShape = z.object({ card: modelCard.omit({ version: true }) });
export type Evaluated = z.infer<typeof evaluatedShape>;

export const gatedShape = z.object({
  version: z.string(),
  /** The version it was compared with. */
  champion: z.string().optional(),
  passed: z.boolean(),
  reason: z.string(),
});
export type Gated = z.infer<typeof gatedShape>;

/**
 * What the API of the stack answers with: `why` where it was not waited for. `clusters`: how the version stood, at the end of
 * the step, in those that Meadows outside the stack deploy to.
 */
export const deployedShape = z.object({
  version: z.string(),
  replicas: z.int(),
  why: z.string().optional(),
  clusters: z.array(clusterRollout).default([]),
});
export type Deployed = z.infer<typeof deployedShape>;

export const reportedShape = z.object({ version: z.string() });
export type Reported = z.infer<typeof reportedShape>;

export const promotedShape = z.object({ version: z.string(), live: z.boolean() });
export type Promoted = z.infer<typeof promotedShape>;
