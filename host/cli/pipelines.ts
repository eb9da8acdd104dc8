import type { PipelineRunDetail, PipelineRunState, PipelineTask, RunOrigin } from '../../contract/shapes/pipeline.ts';
import { taskLevels } from '../../contract/shapes/task-levels.ts';
import { CommandFault } from '../../services/domain/command-fault.ts';
import type { Client } from '../core-client.ts';
import { asJson } from './as-json.ts';
import { exitCodes } from './exit-codes.ts';
import { printLog } from './print-log.ts';
import { table, visible } from './table.ts';
import type { Terminal } from './terminal.ts';
import { moment, reasonInWords } from './trigger-words.ts';

interface Json {
  json?: true;
}

export interface OfPipeline extends Json {
  /** Else it is looked for among the newest runs of all. */
  pipeline?: string;
}

export interface PipelineRunsOptions extends Json {
  pipeline?: string;
  state?: PipelineRunState;
  last: number;
}

export interface PipelineLogOptions extends OfPipeline {
  attempt?: number;
  part?: number;
}

/** `meadow pipelines list`: whether they are on, what goes on, when they run next; 1 where one cannot be read. */
export async function listPipelines(client: Client, terminal: Terminal, { json }: Json): Promise<number> {
  const overview = await client.pipelines.overview();
  const { pipelines, broken, works } = overview;
  const now = new Date();
  const rows = pipelines.map(({ name, on, running, queued, next, last, schedule }) => [
    name,
    on ? 'on' : 'off',
    running + queued === 0 ? '' : `${running} running, ${queued} queued`,
    next ? moment(next, now) : (schedule ?? ''),
    last ? `${last.state} ${moment(last.ended ?? last.asked, now)}` : '',
  ]);
  if (json) await terminal.print(asJson(overview));
  else await terminal.print(table([['PIPELINE', '', 'NOW', 'NEXT', 'LAST'], ...rows], terminal.columns));
  const unread = [
    ...pipelines.flatMap(({ name, broken: why }) => (why ? [`${name}: ${why}`] : [])),
    ...broken.map(({ file, why }) => `${file}: ${why}`),
    ...(works ? [] : ['Airflow\u2019s scheduler does not answer: nothing begins.']),
  ];
  for (const line of unread) terminal.say(line.split('\n').map(visible).join('\n'));
  return unread.length === 0 ? exitCodes.done : exitCodes.failed;
}

/** `meadow pipelines runs`: newest first, with what began each. */
export async function listPipelineRuns(
  client: Client,
  terminal: Terminal,
  { pipeline, state, last, json }: PipelineRunsOptions,
): Promise<number> {
  const asked = { limit: last, ...(pipeline !== undefined && { pipeline }), ...(state !== undefined && { state }) };
  const { runs } = await client.pipelines.runs(asked);
  const now = new Date();
  const rows = runs.map((run) => [
    run.run,
    run.pipeline,
    run.state,
    moment(run.asked, now),
    run.training?.project ?? '',
    originInWords(run.origin),
  ]);
  await terminal.print(
    json
      ? asJson(runs)
      : table([['RUN', 'PIPELINE', 'STATE', 'ASKED', 'PROJECT', 'BEGUN BY'], ...rows], terminal.columns),
  );
  return exitCodes.done;
}

/** `meadow pipelines show`: its tasks, how each stands, and what it waits for; 1 where it failed. */
export async function showPipelineRun(
  client: Client,
  terminal: Terminal,
  run: string,
  { pipeline: asked, json }: OfPipeline,
): Promise<number> {
  const detail = await client.pipelines.run(await whichRun(client, run, asked));
  if (json) await terminal.print(asJson(detail));
  else {
    const tasks = taskLevels(detail).flatMap((level) => level.flatMap(({ parts }) => parts));
    const rows = tasks.map((task) => [taskName(task), task.state, lengthOf(task), aboutOf(task)]);
    await terminal.print(table([['TASK', 'STATE', 'SECONDS', ''], ...rows], terminal.columns));
    for (const line of [runInWords(detail), detail.run.page, detail.measurements ?? ''].filter(Boolean))
      terminal.say(visible(line));
  }
  return detail.run.state === 'failed' ? exitCodes.failed : exitCodes.done;
}

/** `meadow pipelines log`: what a try of a task wrote, until it has ended. */
export async function pipelineLog(
  client: Client,
  terminal: Terminal,
  [run, name]: [run: string, task: string],
  { pipeline: asked, attempt, part, json }: PipelineLogOptions,
  signal: AbortSignal,
): Promise<number> {
  const which = await whichRun(client, run, asked);
  const { tasks } = await client.pipelines.run(which);
  const task = tasks.find((each) => each.task === name && (part === undefined || each.part === part));
  if (!task) {
    const known = [...new Set(tasks.map((each) => each.task))].join(', ');
    throw new CommandFault('not-found', `The run has no task "${visible(name)}".`, `It has: ${known}.`);
  }
  const of = part ?? task.part;
  const tried = { ...which, task: name, attempt: attempt ?? Math.max(1, task.attempt) };
  const batches = await client.pipelines.log({ ...tried, ...(of !== undefined && { part: of }) });
  await printLog(batches, terminal, signal, { json });
  return exitCodes.done;
}

/** `meadow pipelines enable`, `disable` */
export async function switchPipeline(
  client: Client,
  terminal: Terminal,
  pipeline: string,
  on: boolean,
  { json }: Json,
): Promise<number> {
  await client.pipelines.switch({ pipeline, on });
  await terminal.print(json ? asJson({ name: pipeline, on }) : `${visible(pipeline)} is ${on ? 'on' : 'off'}.\n`);
  return exitCodes.done;
}

/** `meadow pipelines cancel` */
export async function cancelPipelineRun(
  client: Client,
  terminal: Terminal,
  run: string,
  { pipeline: asked, json }: OfPipeline,
): Promise<number> {
  const which = await whichRun(client, run, asked);
  await client.pipelines.cancel(which);
  const { run: now } = await client.pipelines.run(which);
  await terminal.print(json ? asJson(now) : `${visible(run)} is ${now.state}.\n`);
  return exitCodes.done;
}

/** Runs of the clock bear the name of their moment, so two pipelines may have one each. */
async function whichRun(client: Client, run: string, asked: string | undefined) {
  if (asked !== undefined) return { pipeline: asked, run };
  const { runs } = await client.pipelines.runs({ limit: 100 });
  const [first, ...others] = runs.filter((each) => each.run === run).map(({ pipeline }) => pipeline);
  if (first !== undefined && others.length === 0) return { pipeline: first, run };
  const [message, names] =
    first === undefined
      ? [`None of the newest runs is called "${visible(run)}".`, 'the pipeline it is of']
      : [`Several runs are called "${visible(run)}".`, [first, ...others].join(' or ')];
  throw new CommandFault('not-found', message, `Say --pipeline: ${names}.`);
}

const ORIGINS: Record<RunOrigin['kind'], string> = {
  person: 'the button',
  trigger: 'a trigger',
  page: 'Airflow\u2019s page',
  command: 'the command line',
  clock: 'the calendar',
  data: 'new photos',
  pipeline: 'another pipeline',
  program: 'a program',
};

function originInWords({ kind, by, cause }: RunOrigin): string {
  if (cause) return `${cause.trigger}: ${reasonInWords(cause.reason)}`;
  return by === undefined ? ORIGINS[kind] : `${ORIGINS[kind]} (${by})`;
}

const WAITS: Record<NonNullable<PipelineRunDetail['waits']>, string> = {
  turn: 'it is queued behind another run',
  scheduler: 'Airflow\u2019s scheduler does not answer',
  off: 'its pipeline is switched off',
};

const runInWords = ({ run, waits }: PipelineRunDetail): string =>
  `The run is ${run.state}${waits ? `: ${WAITS[waits]}` : ''}. Begun by ${originInWords(run.origin)}.`;

const taskName = ({ task, part }: PipelineTask): string => (part === undefined ? task : `${task}/${part}`);

const lengthOf = ({ seconds }: PipelineTask): string => (seconds === undefined ? '' : seconds.toFixed(1));

function aboutOf({ fault, progress, state, waits, attempt, attempts }: PipelineTask): string {
  const tried = attempt > 1 ? `try ${attempt} of ${attempts}` : '';
  const far = state === 'running' && progress ? `${progress.done} of ${progress.total}` : '';
  const waiting = waits ? 'waiting for a Meadow with access' : '';
  return [tried, far, waiting, fault?.message ?? ''].filter(Boolean).join('; ');
}
