import { z } from 'zod';
import type { PipelineTask, PipelineTaskState } from '../../../contract/shapes/pipeline.ts';

const moment = z.string().nullish();

/** A task of a run, or one of its parts, as Airflow tells it. */
export const taskInstanceShape = z.object({
  task_id: z.string(),
  map_index: z.int(),
  state: z.string().nullable(),
  try_number: z.int(),
  max_tries: z.int(),
  start_date: moment,
  end_date: moment,
  duration: z.number().nullish(),
  queued_when: moment,
});
export type ToldTask = z.infer<typeof taskInstanceShape>;

const states: Record<string, PipelineTaskState> = {
  scheduled: 'ready',
  queued: 'queued',
  running: 'running',
  restarting: 'running',
  deferred: 'running',
  up_for_retry: 'again',
  up_for_reschedule: 'again',
  success: 'done',
  failed: 'failed',
  upstream_failed: 'blocked',
  skipped: 'skipped',
  removed: 'skipped',
};

/** Of the others it tells the moments of a try before, or of one that never was. */
const WORKED: ReadonlySet<PipelineTaskState> = new Set(['running', 'again', 'done', 'failed']);

const asIso = (text: string): string => new Date(text).toISOString();

export function readTask(told: ToldTask): PipelineTask {
  const state = states[told.state ?? ''] ?? 'waiting';
  const worked = WORKED.has(state);
  return {
    task: told.task_id,
    ...(told.map_index >= 0 && { part: told.map_index }),
    state,
    attempt: told.try_number,
    attempts: Math.max(told.max_tries + 1, told.try_number),
    ...(worked && told.start_date && { began: asIso(told.start_date) }),
    ...(worked && told.end_date && { ended: asIso(told.end_date) }),
    ...(worked && typeof told.duration === 'number' && { seconds: told.duration }),
    ...(state === 'queued' && told.queued_when && { queued: asIso(told.queued_when) }),
  };
}

/** How long a task waits between two tries, as its pipeline says. */
export const retryShape = z.object({
  retry_delay: z.object({ days: z.number(), seconds: z.number() }).nullish(),
  /** Each wait is so many times the one before. */
  retry_exponential_backoff: z.number().nullish().catch(null),
});

/** Seconds a wait grows to at most, as the pipelines say (dags/retrain.py): Airflow's answer leaves it out. */
const LONGEST = { begin: 60, any: 300 };

/** When a task is tried again at the earliest: where waits grow, Airflow adds up to as much again. */
export function retryMoment(
  { task_id: task, end_date: ended, try_number: tries }: ToldTask,
  { retry_delay: delay, retry_exponential_backoff: factor }: z.infer<typeof retryShape>,
): string | undefined {
  if (!ended || !delay) return undefined;
  const first = delay.days * 86_400 + delay.seconds;
  const seconds = first * (factor && factor > 0 ? factor : 1) ** Math.max(0, tries - 1);
  const most = task === 'begin' ? LONGEST.begin : LONGEST.any;
  return new Date(Date.parse(ended) + Math.min(seconds, Math.max(first, most)) * 1000).toISOString();
}
