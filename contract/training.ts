import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { procedure } from './base.ts';
import { job } from './shapes/job.ts';
import { testResult } from './shapes/model.ts';
import { label } from './shapes/photo.ts';

/** What `meadow train --json` prints. */
export const trainingResult = z.object({
  version: z.string(),
  project: z.string(),
  classes: z.array(label),
  /** All photos of the project that were used. */
  photos: z.int(),
  test: testResult,
  seconds: z.number(),
  /** Photos whose embeddings were computed, and those that were there already. */
  embedded: z.int(),
  cached: z.int(),
  /** Photos that were left aside, and why; `train` reports them, it does not stop at them. */
  skipped: z.array(z.object({ photo: z.string(), message: z.string() })).default([]),
});
export type TrainingResult = z.infer<typeof trainingResult>;

const run = z.object({ run: z.string() });

/** A project's photos become a version. */
export const training = {
  /** Adds FOLDER/LABEL/* to the project (made if it is named and new) and trains on all its photos. */
  start: procedure.input(z.object({ from: z.string(), project: z.string().min(1).max(60).optional() })).output(run),
  watch: procedure.input(run).output(eventIterator(z.object({ job, result: trainingResult.optional() }))),
  cancel: procedure.input(run).output(z.void()),
};
