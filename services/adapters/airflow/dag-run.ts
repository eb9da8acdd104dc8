import { z } from 'zod';
import type { PipelineRun, PipelineRunState, RunOrigin } from '../../../contract/shapes/pipeline.ts';
import { trainingMode } from '../../../contract/shapes/run.ts';
import { runCause } from '../../../contract/shapes/trigger.ts';

const moment = z.string().nullish();

/** A run, as Airflow tells it. */
export const dagRunShape = z.object({
  dag_id: z.string(),
  dag_run_id: z.string(),
  state: z.string(),
  queued_at: moment,
  start_date: moment,
  end_date: moment,
  run_after: z.string(),
  run_type: z.string(),
  triggered_by: z.string().nullish(),
  triggering_user_name: z.string().nullish(),
  conf: z.record(z.string(), z.unknown()).nullish(),
});
export type ToldRun = z.infer<typeof dagRunShape>;

/** What is said of a training in a run's configuration. */
const confShape = z.object({
  run: z.string().min(1).optional().catch(undefined),
  project: z.string().min(1).optional().catch(undefined),
  mode: trainingMode.optional().catch(undefined),
  cause: runCause.optional().catch(undefined),
});

const states: Record<string, PipelineRunState> = { queued: 'queued', running: 'running', success: 'done' };
export const airflowStates: Record<PipelineRunState, string> = {
  queued: 'queued',
  running: 'running',
  done: 'success',
  failed: 'failed',
};

const asIso = (text: string | null | undefined): string | undefined =>
  text ? new Date(text).toISOString() : undefined;

/** `page`: where people see Airflow. `own`: the user Meadow comes in as. */
export function readDagRun(told: ToldRun, { page, own }: { page: string; own: string }): PipelineRun {
  const { run, project, mode, cause } = confShape.parse(told.conf ?? {});
  const [began, ended] = [asIso(told.start_date), asIso(told.end_date)];
  return {
    pipeline: told.dag_id,
    run: told.dag_run_id,
    state: states[told.state] ?? 'failed',
    asked: asIso(told.queued_at ?? told.run_after)!,
    ...(began !== undefined && { began }),
    ...(ended !== undefined && { ended }),
    origin: originOf(told, own, cause),
    ...(project !== undefined && {
      training: { project, ...(run !== undefined && { run }), ...(mode !== undefined && { mode }) },
    }),
    page: runPage(page, told.dag_id, told.dag_run_id),
  };
}

export const runPage = (page: string, pipeline: string, run: string): string =>
  `${page.replace(/\/+$/, '')}/dags/${encodeURIComponent(pipeline)}/runs/${encodeURIComponent(run)}`;

function originOf(told: ToldRun, own: string, cause: RunOrigin['cause']): RunOrigin {
  if (cause) return { kind: 'trigger', cause };
  const by = told.triggering_user_name ?? undefined;
  const named = by === undefined || by === own ? {} : { by };
  const { run_type: type, triggered_by: how } = told;
  if (type === 'scheduled' || how === 'timetable') return { kind: 'clock' };
  if (type.startsWith('asset') || how === 'asset') return { kind: 'data' };
  if (how === 'operator') return { kind: 'pipeline' };
  if (how === 'ui') return { kind: 'page', ...named };
  if (how === 'cli') return { kind: 'command', ...named };
  return how === 'rest_api' && by === own ? { kind: 'person' } : { kind: 'program', ...named };
}
