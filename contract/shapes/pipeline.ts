import { z } from 'zod';
import { faultShape } from '../errors.ts';
import { trainingMode } from './run.ts';
import { runCause } from './trigger.ts';

/** `queued`: it has not begun, such as behind another one. */
export const pipelineRunState = z.enum(['queued', 'running', 'done', 'failed']);
export type PipelineRunState = z.infer<typeof pipelineRunState>;

/** `cancelled` is known of trainings; to what runs pipelines it failed. */
const shownState = z.enum([...pipelineRunState.options, 'cancelled']);

/**
 * What began a run: a person or a trigger in Meadow, Airflow's own page, its command line, its clock, new data it was
 * told of, another pipeline, or some other program by its interface.
 */
export const runOrigin = z.object({
  kind: z.enum(['person', 'trigger', 'page', 'command', 'clock', 'data', 'pipeline', 'program']),
  /** Who, as far as it is known. */
  by: z.string().optional(),
  /** Which trigger, and why. */
  cause: runCause.optional(),
});
export type RunOrigin = z.infer<typeof runOrigin>;

export const pipelineRun = z.object({
  pipeline: z.string(),
  /** As what runs it calls it. */
  run: z.string(),
  state: shownState,
  asked: z.iso.datetime(),
  began: z.iso.datetime().optional(),
  ended: z.iso.datetime().optional(),
  origin: runOrigin,
  /** The training it is. */
  training: z.object({ run: z.string().optional(), project: z.string(), mode: trainingMode.optional() }).optional(),
  /** Its page, where what runs it shows it. */
  page: z.url(),
});
export type PipelineRun = z.infer<typeof pipelineRun>;

export const pipeline = z.object({
  name: z.string(),
  /** What it is for, as its file says. */
  about: z.string(),
  on: z.boolean(),
  /** Which line cannot be read, and why: what was read before holds. */
  broken: z.string().optional(),
  /** When it begins by itself, in words of what runs it; none where it does not. */
  schedule: z.string().optional(),
  next: z.iso.datetime().optional(),
  running: z.int(),
  queued: z.int(),
  last: pipelineRun.optional(),
});
export type Pipeline = z.infer<typeof pipeline>;

export const pipelineOverview = z.object({
  pipelines: z.array(pipeline),
  /** Files that cannot be read and of which no pipeline is known: the line, and what is wrong there. */
  broken: z.array(z.object({ file: z.string(), why: z.string() })),
  /** Something begins tasks at all. */
  works: z.boolean(),
  /** Where it shows itself. */
  page: z.url(),
});
export type PipelineOverview = z.infer<typeof pipelineOverview>;

/**
 * `waiting`: for tasks before it; `ready`: for a free place; `queued`: for a worker; `again`: for its next try;
 * `blocked`: a task before it failed.
 */
export const pipelineTaskState = z.enum([
  'waiting',
  'ready',
  'queued',
  'running',
  'again',
  'done',
  'failed',
  'blocked',
  'skipped',
]);
export type PipelineTaskState = z.infer<typeof pipelineTaskState>;

export const pipelineTask = z.object({
  task: z.string(),
  /** Which part of it, where it is split into several. */
  part: z.int().optional(),
  state: pipelineTaskState,
  /** Counts from 1; 0 before the first. */
  attempt: z.int(),
  /** So often at most. */
  attempts: z.int(),
  began: z.iso.datetime().optional(),
  ended: z.iso.datetime().optional(),
  seconds: z.number().optional(),
  /** How far it is, where it says so. */
  progress: z.object({ done: z.number(), total: z.number() }).optional(),
  /** It waits for a Meadow with access to a cluster; of one that is done, it went on without that Meadow. */
  waits: z.literal('access').optional(),
  /** What its last try failed with. */
  fault: faultShape.optional(),
  /** When it is tried again. */
  again: z.iso.datetime().optional(),
  /** Since when it waits for a worker. */
  queued: z.iso.datetime().optional(),
});
export type PipelineTask = z.infer<typeof pipelineTask>;

export const pipelineRunDetail = z.object({
  run: pipelineRun,
  /** Why it has not begun: another run is before it, nothing begins tasks, or its pipeline is switched off. */
  waits: z.enum(['turn', 'scheduler', 'off']).optional(),
  tasks: z.array(pipelineTask),
  /** Each task of the pipeline, and those that must be done before it. */
  order: z.array(z.object({ task: z.string(), after: z.array(z.string()) })),
  /** Its measurements, where the tracker shows them. */
  measurements: z.url().optional(),
});
export type PipelineRunDetail = z.infer<typeof pipelineRunDetail>;
