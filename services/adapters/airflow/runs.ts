import { z } from 'zod';
import { RETRAIN } from '../../domain/airflow-run.ts';
import { Fault } from '../../domain/fault.ts';
import { readImportError } from '../../domain/stack/import-error.ts';
import type { StepOrder } from '../../ports/orchestrator.ts';
import { brokenPipeline, died, paused } from './airflow-fault.ts';
import type { AirflowCalls } from './calls.ts';
import { runPage } from './dag-run.ts';
import { healthShape, importErrorsShape, isFile, keptBy, keptFaultShape } from './told-shapes.ts';

/** Characters. */
const MOST_NOTE = 1000;

const dagShape = z.object({ is_paused: z.boolean(), has_import_errors: z.boolean().default(false) });
const runShape = z.object({
  dag_run_id: z.string(),
  state: z.string(),
  conf: z.record(z.string(), z.unknown()).nullish(),
});
const runsShape = z.object({ dag_runs: z.array(runShape) });
const taskShape = z.object({
  task_id: z.string(),
  state: z.string().nullable(),
  try_number: z.int(),
  /** Of a task that is there several times, which; -1 else, and where it is not known yet how often it is. */
  map_index: z.int().default(-1),
});
const tasksShape = z.object({ task_instances: z.array(taskShape) });
const progressShape = z.object({
  value: z.object({ stage: z.string(), done: z.number(), total: z.number() }),
});

export type DagRun = z.infer<typeof runShape>;
export type Task = z.infer<typeof taskShape>;
/** What names a task of a run, also one of several that are the same. */
type TaskName = Pick<Task, 'task_id' | 'map_index'>;
export type TaskProgress = z.infer<typeof progressShape>['value'];

const ACTIVE: ReadonlySet<string> = new Set(['queued', 'running']);
export const isActive = ({ state }: DagRun): boolean => ACTIVE.has(state);

const at = (id: string): string => `dags/${RETRAIN}/dagRuns/${encodeURIComponent(id)}`;
const prefix = (run: string): string => `meadow__${run}__`;

/** The runs of the pipeline, as Airflow's REST interface tells them. */
export function createDagRuns({ ask, find }: AirflowCalls) {
  const ofRun = async (run: string): Promise<DagRun[]> => {
    const query = { run_id_pattern: `${prefix(run)}%`, order_by: '-run_after', limit: '100' };
    const { dag_runs } = await ask(runsShape, { method: 'GET', path: `dags/${RETRAIN}/dagRuns`, query });
    return dag_runs.filter(({ dag_run_id }) => dag_run_id.startsWith(prefix(run)));
  };
  const brokenBy = async (): Promise<Fault | undefined> => {
    const { import_errors } = await ask(importErrorsShape, { method: 'GET', path: 'importErrors' });
    const error = import_errors.find(({ filename }) => isFile(filename, `${RETRAIN}.py`));
    return error && brokenPipeline(readImportError(error.stack_trace));
  };
  return {
    /** Airflow knows the pipeline. Throws why it does not take it. */
    async isKnown(): Promise<boolean> {
      const dag = await find(dagShape, { method: 'GET', path: `dags/${RETRAIN}` });
      const broken = !dag || dag.has_import_errors ? await brokenBy() : undefined;
      if (broken) throw broken;
      if (dag?.is_paused) throw paused();
      return dag !== undefined;
    },
    /** Newest first. */
    ofRun,
    /** The number of the last of these; 0 where there is none. One before it may have been deleted. */
    lastOf: (run: string, all: readonly DagRun[]): number =>
      Math.max(0, ...all.map(({ dag_run_id }) => Number(dag_run_id.slice(prefix(run).length)) || 0)),
    async begin({ run, steps, about }: StepOrder, attempt: number): Promise<DagRun> {
      const body = { logical_date: null, dag_run_id: prefix(run) + attempt, conf: { run, steps, ...about } };
      return ask(runShape, { method: 'POST', path: `dags/${RETRAIN}/dagRuns`, body });
    },
    find: (id: string) => find(runShape, { method: 'GET', path: at(id) }),
    /** Marks it failed; Airflow then ends the task that is at work. */
    end: (id: string) => ask(z.unknown(), { method: 'PATCH', path: at(id), body: { state: 'failed' } }),
    /** Of the longest that Airflow keeps, the beginning. */
    async note(id: string, text: string): Promise<void> {
      await ask(z.unknown(), { method: 'PATCH', path: at(id), body: { note: text.slice(0, MOST_NOTE) } });
    },
    async tasks(id: string): Promise<Task[]> {
      const query = { limit: '100' };
      return (await ask(tasksShape, { method: 'GET', path: `${at(id)}/taskInstances`, query })).task_instances;
    },
    progress: async (id: string, task: TaskName): Promise<TaskProgress | undefined> =>
      (await find(progressShape, keptBy(at(id), task, 'progress')))?.value,
    /** What the step of a task failed with; that it died, where it said nothing. */
    async faultOf(id: string, task: TaskName): Promise<Fault> {
      const found = await find(z.unknown(), keptBy(at(id), task, 'fault'));
      const fault = keptFaultShape.safeParse(found).data?.value;
      return fault ? Fault.fromShape(fault) : died(task.task_id);
    },
    /** Another run is at work, and this one waits for its end. */
    async isBehind(id: string): Promise<boolean> {
      const query = { state: 'running', limit: '2' };
      const { dag_runs } = await ask(runsShape, { method: 'GET', path: `dags/${RETRAIN}/dagRuns`, query });
      return dag_runs.some(({ dag_run_id }) => dag_run_id !== id);
    },
    async isScheduled(): Promise<boolean> {
      const { scheduler } = await ask(healthShape, { method: 'GET', path: 'monitor/health' });
      return scheduler.status === 'healthy';
    },
    pageOf: (origin: string, id: string): string => runPage(origin, RETRAIN, id),
  };
}
export type DagRuns = ReturnType<typeof createDagRuns>;
