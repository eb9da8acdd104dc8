import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { procedure } from './base.ts';
import { clusterRollout } from './shapes/cluster-rollout.ts';
import { gateSummary } from './shapes/gate.ts';
import { job } from './shapes/job.ts';
import { testResult } from './shapes/model.ts';
import { label } from './shapes/photo.ts';
import { promotionPolicy } from './shapes/project.ts';
import { leftAside } from './shapes/project-photo.ts';
import { curve, runSummary, runsOn, stageName, trainingMode } from './shapes/run.ts';

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
  skipped: z.array(leftAside).default([]),
  gate: gateSummary.optional(),
  /** It answers now. */
  live: z.boolean(),
  /** How it stands in clusters that people deploy the project to, where the stack trained it. */
  clusters: z.array(clusterRollout).default([]),
});
export type TrainingResult = z.infer<typeof trainingResult>;

const run = z.object({ run: z.string() });

/** A stage of a run, for the list beside the curves. */
export const stage = z.object({
  name: stageName,
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  seconds: z.number().optional(),
});
export type Stage = z.infer<typeof stage>;

export const runUpdate = z.object({
  run: runSummary,
  /** Its page in Airflow, where it runs or ran there. */
  page: z.url().optional(),
  /** What Airflow calls it. */
  there: z.string().optional(),
  /** While it runs in this core. */
  job: job.optional(),
  stages: z.array(stage),
  curves: z.array(curve),
  /**
   * What the curves are counted on: so many photos held out of this training. `live`: how many of the very same ones the
   * version that was live then had right while they were held out of its own; none where it was not asked about each.
   * Trainings of earlier releases have none.
   */
  heldOut: z.object({ photos: z.int(), live: z.object({ version: z.string(), right: z.int() }).optional() }).optional(),
  /** Who cancelled it, and when; none where that was not written down. */
  cancelled: z.object({ by: z.string(), at: z.iso.datetime() }).optional(),
  result: trainingResult.optional(),
});
export type RunUpdate = z.infer<typeof runUpdate>;

const where = z.object({ at: runsOn, choices: z.array(runsOn) });
const project = z.object({ project: z.string() });

/** A project's photos become a version. */
export const training = {
  /** Trains on all labelled photos of the project; with `from`, adds FOLDER/LABEL/* first. */
  start: procedure
    .input(
      z.object({
        project: z.string().min(1).max(60).optional(),
        mode: trainingMode.default('quick'),
        from: z.string().optional(),
        /** Replaces the project's policy for this run. */
        policy: promotionPolicy.optional(),
      }),
    )
    .output(run),
  /** Goes on with a run that failed or was cancelled: what was computed is kept. */
  resume: procedure.input(run).output(run),
  /** Newest first. */
  list: procedure.input(z.object({ project: z.string().optional() }).prefault({})).output(z.array(runSummary)),
  /** The run as it is, then each change until it has ended. */
  watch: procedure.input(run).output(eventIterator(runUpdate)),
  cancel: procedure.input(run).output(z.void()),
  /** Where the project's trainings run, and where they could. */
  where: procedure.input(project).output(where),
  /** From the next training on; one that goes on does so where it began. Throws `bad-request` where that is no choice. */
  runOn: procedure.input(project.extend({ at: runsOn })).output(where),
  /** Deletes an ended run that made no version, with its files. */
  remove: procedure.input(run).output(z.void()),
};
