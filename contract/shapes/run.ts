import { z } from 'zod';
import { faultShape } from '../errors.ts';
import { runCause } from './trigger.ts';

/**
 * `quick`: the head. `thorough`: more views of each photo, and the recipe that is best by cross-validation. `deep`: the
 * backbone's last layer too.
 */
export const trainingMode = z.enum(['quick', 'thorough', 'deep']);
export type TrainingMode = z.infer<typeof trainingMode>;

/** What runs the steps of a training: processes of this computer, or Airflow in the stack. */
export const runsOn = z.enum(['here', 'stack']);
export type RunsOn = z.infer<typeof runsOn>;

export const runState = z.enum(['running', 'done', 'failed', 'cancelled']);

/** The stages of a retraining, in order; the last two where the stack runs it. */
export const stageName = z.enum([
  'ingest',
  'validate',
  'embed',
  'train',
  'evaluate',
  'register',
  'gate',
  'promote',
  'deploy',
  'report',
]);
export type StageName = z.infer<typeof stageName>;

/**
 * What a run waits for that no step works on: its first step, another run, what runs the steps, the next try, or a Meadow
 * with access to a cluster.
 */
export const waitStage = z.enum(['wait-start', 'wait-turn', 'wait-away', 'wait-again', 'wait-access']);

/** One training, from the click to the version. */
export const runSummary = z.object({
  run: z.string(),
  project: z.string(),
  mode: trainingMode,
  state: runState,
  started: z.iso.datetime(),
  ended: z.iso.datetime().optional(),
  /** Who or what started it, such as a person's name. */
  by: z.string(),
  /** Where a trigger began it: which, and why. */
  cause: runCause.optional(),
  snapshot: z.string().optional(),
  photos: z.int().optional(),
  version: z.string().optional(),
  error: faultShape.optional(),
});
export type RunSummary = z.infer<typeof runSummary>;

/** One curve of a run: values by step. */
export const curve = z.object({
  /** Such as `loss` or `accuracy`. */
  name: z.string(),
  points: z.array(z.object({ step: z.number(), value: z.number() })),
});
