import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { procedure } from './base.ts';
import { pipelineOverview, pipelineRun, pipelineRunDetail, pipelineRunState } from './shapes/pipeline.ts';
import { logLine } from './shapes/stack.ts';

const name = z.string().min(1).max(250);
const which = z.object({ pipeline: name, run: name });

/**
 * What the stack's Airflow runs. Besides what each says, throws `stack-off` where it does not run and `remote-…` where
 * it does not answer within its deadline.
 */
export const pipelines = {
  overview: procedure.output(pipelineOverview),
  /** Newest first, of all pipelines where none is named. */
  runs: procedure
    .input(
      z
        .object({
          pipeline: name.optional(),
          state: pipelineRunState.optional(),
          offset: z.int().min(0).default(0),
          limit: z.int().min(1).max(100).default(50),
        })
        .prefault({}),
    )
    .output(z.object({ runs: z.array(pipelineRun), total: z.int() })),
  /** Throws `not-found`. */
  run: procedure.input(which).output(pipelineRunDetail),
  /** What a try of a task wrote, oldest first, in batches, until the try has ended. Throws `not-found`. */
  log: procedure
    .input(which.extend({ task: name, part: z.int().min(0).optional(), attempt: z.int().min(0) }))
    .output(eventIterator(z.array(logLine))),
  /** A pipeline that is off begins no run, also none that is asked for. */
  switch: procedure.input(z.object({ pipeline: name, on: z.boolean() })).output(z.void()),
  /** Ends a run, and the task that is at work. What was done is kept. */
  cancel: procedure.input(which).output(z.void()),
};
