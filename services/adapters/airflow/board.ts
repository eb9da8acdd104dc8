import { z } from 'zod';
import type { Pipeline, PipelineRun, PipelineTask } from '../../../contract/shapes/pipeline.ts';
import { readImportError } from '../../domain/stack/import-error.ts';
import type { Clock } from '../../ports/clock.ts';
import type { PipelineBoard, TaskTry } from '../../ports/pipeline-board.ts';
import { unknownHere } from './airflow-fault.ts';
import { type AirflowCalls, createAirflowCalls } from './calls.ts';
import { airflowStates, dagRunShape, readDagRun, type ToldRun } from './dag-run.ts';
import { type AirflowSettings, airflowSettings } from './settings.ts';
import { readTask, retryMoment, retryShape, type ToldTask, taskInstanceShape } from './task-instance.ts';
import { followTry } from './task-log.ts';
import { healthShape, importErrorsShape, isFile, keptBy, keptFaultShape } from './told-shapes.ts';

/** Airflow gives no more at once. */
const PAGE = 100;
/** Parts of tasks that are told of at most. */
const MOST_TASKS = 1000;
/** Tasks of which more is asked than what a list says. */
const MOST_LOOKED_AT = 8;

const dagShape = z.object({
  dag_id: z.string(),
  description: z.string().nullish(),
  is_paused: z.boolean(),
  has_import_errors: z.boolean().default(false),
  relative_fileloc: z.string().nullish(),
  timetable_summary: z.string().nullish(),
  timetable_description: z.string().nullish(),
  next_dagrun_run_after: z.string().nullish(),
});
const dagsShape = z.object({ dags: z.array(dagShape) });
const runsShape = z.object({ dag_runs: z.array(dagRunShape), total_entries: z.int() });
const tasksShape = z.object({ task_instances: z.array(taskInstanceShape), total_entries: z.int() });
const orderShape = z.object({
  tasks: z.array(retryShape.extend({ task_id: z.string(), downstream_task_ids: z.array(z.string()).nullish() })),
});
const progressShape = z.object({
  value: z.object({ stage: z.string().optional(), done: z.number(), total: z.number() }),
});
/** It is done also where what it waited for did not come, which its last progress says. */
const MAY_STILL_WAIT = 'deploy';

/** Airflow's interface for people, with what Meadow's steps leave in it besides. */
export function createAirflowBoard(given: AirflowSettings, clock: Clock): PipelineBoard {
  const settings = airflowSettings.parse(given);
  const calls = createAirflowCalls(settings);
  const { ask, find } = calls;
  const page = settings.page ?? settings.address;
  const asRun = (told: ToldRun): PipelineRun => readDagRun(told, { page, own: settings.user });
  const get = <T>(shape: z.ZodType<T>, path: string, query: Record<string, string> = {}) =>
    ask(shape, { method: 'GET', path, query });

  const runsOf = async (pipeline: string | undefined, query: Record<string, string>) =>
    get(runsShape, `dags/${pipeline === undefined ? '~' : encodeURIComponent(pipeline)}/dagRuns`, {
      order_by: '-run_after',
      ...query,
    });
  const lastOf = async (pipeline: string): Promise<PipelineRun | undefined> => {
    const [last] = (await runsOf(pipeline, { limit: '1' })).dag_runs;
    return last && asRun(last);
  };
  const works = async () => (await get(healthShape, 'monitor/health')).scheduler.status === 'healthy';
  const at = (pipeline: string, run: string) =>
    `dags/${encodeURIComponent(pipeline)}/dagRuns/${encodeURIComponent(run)}`;

  const tasksOf = async (path: string): Promise<ToldTask[]> => {
    const told: ToldTask[] = [];
    while (told.length < MOST_TASKS) {
      const query = { limit: String(PAGE), offset: String(told.length) };
      const { task_instances: some, total_entries: total } = await get(tasksShape, `${path}/taskInstances`, query);
      told.push(...some);
      if (some.length === 0 || told.length >= total) break;
    }
    return told;
  };
  const waitsOf = async (run: PipelineRun) => {
    if (run.state !== 'queued') return undefined;
    const dag = { method: 'GET', path: `dags/${encodeURIComponent(run.pipeline)}` } as const;
    if ((await find(dagShape, dag))?.is_paused) return 'off';
    if (!(await works())) return 'scheduler';
    const { dag_runs: others } = await runsOf(run.pipeline, { state: 'running', limit: '1' });
    return others.length > 0 ? 'turn' : undefined;
  };

  return {
    async overview() {
      const [{ dags }, { import_errors: errors }, running, queued, working] = await Promise.all([
        get(dagsShape, 'dags', { limit: String(PAGE), order_by: 'dag_id' }),
        get(importErrorsShape, 'importErrors', { limit: String(PAGE) }),
        runsOf(undefined, { state: 'running', limit: String(PAGE) }),
        runsOf(undefined, { state: 'queued', limit: String(PAGE) }),
        works(),
      ]);
      const whyOf = (file: string | null | undefined) => {
        const error = errors.find(({ filename }) => file && isFile(filename, file));
        return error && readImportError(error.stack_trace);
      };
      const count = ({ dag_runs }: typeof running, name: string) =>
        dag_runs.filter(({ dag_id }) => dag_id === name).length;
      const pipelines = await Promise.all(
        dags.map(async (dag): Promise<Pipeline> => {
          const [broken, last, next] = [
            whyOf(dag.relative_fileloc),
            await lastOf(dag.dag_id),
            dag.next_dagrun_run_after,
          ];
          return {
            name: dag.dag_id,
            about: dag.description ?? '',
            on: !dag.is_paused,
            ...(broken !== undefined && { broken }),
            ...(dag.timetable_summary && dag.timetable_description && { schedule: dag.timetable_description }),
            ...(next && !dag.is_paused && { next: new Date(next).toISOString() }),
            running: count(running, dag.dag_id),
            queued: count(queued, dag.dag_id),
            ...(last && { last }),
          };
        }),
      );
      const known = (file: string) => dags.some(({ relative_fileloc: own }) => own && isFile(file, own));
      const broken = errors
        .filter(({ filename }) => !known(filename))
        .map(({ filename: file, stack_trace: trace }) => ({ file, why: readImportError(trace) }));
      return { pipelines, broken, works: working, page };
    },
    async runs({ pipeline, state, offset, limit }) {
      const query = { offset: String(offset), limit: String(limit), ...(state && { state: airflowStates[state] }) };
      const { dag_runs, total_entries: total } = await runsOf(pipeline, query);
      // It orders by another moment than the one that is shown, which it does not order by.
      const runs = dag_runs.map(asRun).toSorted((one, other) => other.asked.localeCompare(one.asked));
      return { runs, total };
    },
    async run(pipeline, id) {
      const path = at(pipeline, id);
      const [told, found, order] = await Promise.all([
        find(dagRunShape, { method: 'GET', path }),
        tasksOf(path).catch((thrown: unknown) => ({ thrown })),
        find(orderShape, { method: 'GET', path: `dags/${encodeURIComponent(pipeline)}/tasks` }),
      ]);
      if (!told) throw unknownHere(`the run "${id}"`);
      if ('thrown' in found) throw found.thrown;
      const run = asRun(told);
      const waits = await waitsOf(run);
      return {
        run,
        ...(waits && { waits }),
        tasks: (await lookAt(calls, path, found)).map((task, at) => withAgain(task, found[at]!, order?.tasks ?? [])),
        order: (order?.tasks ?? []).map(({ task_id: task }) => ({
          task,
          after: order!.tasks.flatMap((one) => (one.downstream_task_ids?.includes(task) ? one.task_id : [])),
        })),
      };
    },
    log: (of: TaskTry, signal: AbortSignal) => followTry({ calls, clock, path: at(of.pipeline, of.run), of }, signal),
    async switch(pipeline, on) {
      const path = `dags/${encodeURIComponent(pipeline)}`;
      if (!(await find(z.unknown(), { method: 'PATCH', path, body: { is_paused: !on } })))
        throw unknownHere(`the pipeline "${pipeline}"`);
    },
    async end(pipeline, id) {
      const path = at(pipeline, id);
      const told = await find(dagRunShape, { method: 'GET', path });
      if (!told) throw unknownHere(`the run "${id}"`);
      if (told.state === 'queued' || told.state === 'running')
        await ask(z.unknown(), { method: 'PATCH', path, body: { state: 'failed' } });
    },
  };
}

/** With the moment of its next try. */
function withAgain(task: PipelineTask, told: ToldTask, rules: z.infer<typeof orderShape>['tasks']): PipelineTask {
  const rule = task.state === 'again' && rules.find(({ task_id }) => task_id === task.task);
  const again = rule ? retryMoment(told, rule) : undefined;
  return again === undefined ? task : { ...task, again };
}

/** What a step left of how far it is and of what it failed with: of a few tasks. */
async function lookAt({ find }: AirflowCalls, path: string, told: readonly ToldTask[]): Promise<PipelineTask[]> {
  let left = MOST_LOOKED_AT;
  const detailsOf = async (one: ToldTask, { state }: PipelineTask) => {
    if (state === 'running' || state === 'done') {
      const found = progressShape.safeParse(await find(z.unknown(), keptBy(path, one, 'progress'))).data;
      if (!found) return undefined;
      const { stage, ...progress } = found.value;
      return {
        ...(state === 'running' && { progress }),
        ...(stage === 'wait-access' && progress.done < progress.total && { waits: 'access' as const }),
      };
    }
    const fault = keptFaultShape.safeParse(await find(z.unknown(), keptBy(path, one, 'fault'))).data?.value;
    return fault && { fault };
  };
  return Promise.all(
    told.map(async (one) => {
      const task = readTask(one);
      const open = task.state === 'running' || task.state === 'failed' || task.state === 'again';
      const worth = open || (task.state === 'done' && task.task === MAY_STILL_WAIT);
      if (!worth || left === 0) return task;
      left -= 1;
      return { ...task, ...(await detailsOf(one, task)) };
    }),
  );
}
