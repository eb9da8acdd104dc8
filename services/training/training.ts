import type { Handlers } from '../../contract/handlers.ts';
import type { RunSummary } from '../../contract/shapes/run.ts';
import type { RunUpdate, TrainingResult, training } from '../../contract/training.ts';
import { asFault, Fault } from '../domain/fault.ts';
import { projectId } from '../domain/project-id.ts';
import type { JobControl, Jobs } from '../jobs/jobs.ts';
import { readRecord, writeRecord } from '../pipeline/run-records.ts';
import { ingestedShape, type Request, requestShape } from '../pipeline/run-shapes.ts';
import type { Catalog, RunRecord } from '../ports/catalog.ts';
import type { Clock } from '../ports/clock.ts';
import type { Launcher } from '../ports/launcher.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { readResult } from './result.ts';
import { runStepProcess } from './run-step-process.ts';

export interface TrainingParts {
  catalog: Catalog;
  objects: ObjectStore;
  jobs: Jobs;
  clock: Clock;
  launcher: Launcher;
  /** Who starts trainings here. */
  person: string;
  /** What tells a step program which data folder it works on. */
  stepEnvironment(): Record<string, string>;
  /** The project that is trained where none is named. */
  currentProject(): Promise<{ id: string; name: string }>;
  /** A version is there: called before the job ends, so that who waits for the job finds it live. */
  onRegistered(result: TrainingResult): Promise<void>;
}

/** A run that this core works on. */
interface Active {
  job: string;
  record: RunRecord;
}

export type Training = Handlers<typeof training> & {
  /** To be called once before anything is started: runs of a core that died are marked failed, and can be resumed. */
  begin(): Promise<void>;
};

/** Trainings: each a job here and a process of its own, one at a time a project. The catalog keeps what became of them. */
export function createTraining(parts: TrainingParts): Training {
  const { catalog, jobs, objects, clock, launcher } = parts;
  const active = new Map<string, Active>();

  const claim = (project: { id: string; name: string }) => {
    if ([...active.values()].some(({ record }) => record.project === project.id)) throw alreadyRunning(project.name);
  };

  const work = async (run: string, watch: Pick<JobControl, 'signal' | 'report'>) => {
    await runStepProcess(launcher, run, parts.stepEnvironment(), watch);
    const result = await readResult(objects, run);
    await parts.onRegistered(result);
    const { snapshot } = await readRecord(objects, run, 'ingest', ingestedShape);
    const { version, photos } = result;
    await catalog.runs.change(run, { state: 'done', ended: clock.now(), snapshot, photos, version, error: undefined });
  };

  const end = async (run: string, thrown: unknown, signal: AbortSignal) => {
    const ended = clock.now();
    if (signal.aborted) await catalog.runs.change(run, { state: 'cancelled', ended });
    else await catalog.runs.change(run, { state: 'failed', ended, error: asFault(thrown).toShape() });
  };

  /** `begin` writes down that it runs. `again`: the run that goes on, none for a new one. */
  const launch = (record: Omit<RunRecord, 'run'>, begin: (run: string) => Promise<void>, again?: string) => {
    const { id, result } = jobs.start('train', async ({ id: job, signal, report }) => {
      const run = again ?? job;
      await begin(run);
      try {
        await work(run, { signal, report });
      } catch (thrown) {
        await end(run, thrown, signal);
        throw thrown;
      }
    });
    const run = again ?? id;
    active.set(run, { job: id, record: { ...record, run } });
    // Whoever watches the job is told of its failure; here it only ends.
    result.catch(() => undefined).finally(() => active.delete(run));
    return { run };
  };

  const find = async (run: string) => {
    const record = (await catalog.runs.find(run)) ?? active.get(run)?.record;
    if (record) return record;
    throw new Fault('not-found', 'There is no such training.', 'Look at the list of trainings.', { details: { run } });
  };

  const ended = async (run: string) => {
    const record = await find(run);
    if (active.has(run)) throw alreadyRunning(record.project);
    return record;
  };

  const asItIs = async (run: string): Promise<RunUpdate> => {
    const record = await find(run);
    const result = record.state === 'done' ? await readResult(objects, run) : undefined;
    return { run: runSummaryOf(record), stages: [], curves: [], ...(result && { result }) };
  };

  return {
    async begin() {
      for (const { run, state } of await catalog.runs.list())
        if (state === 'running')
          await catalog.runs.change(run, { state: 'failed', ended: clock.now(), error: interrupted().toShape() });
    },
    async start({ from, project: name, mode, policy }) {
      const project = name === undefined ? await parts.currentProject() : await findProject(catalog, name);
      const known = await catalog.projects.find(project.id);
      claim(project);
      const started = clock.now();
      const request: Request = {
        project: { id: project.id, name: project.name },
        from,
        mode,
        by: parts.person,
        policy: policy ?? known?.policy ?? 'ask',
        at: started.toISOString(),
        notes: { limits: [] },
      };
      const record = newRun(project.id, mode, started, parts.person);
      return launch(record, async (run) => {
        await catalog.runs.add({ ...record, run });
        await writeRecord(objects, run, 'request', request);
      });
    },
    async resume({ run }) {
      const record = await ended(run);
      if (record.state === 'done') throw new Fault('bad-request', 'This training is done.', 'Start a new one.');
      const { project } = await readRecord(objects, run, 'request', requestShape);
      claim(project);
      const running = { state: 'running', ended: undefined, error: undefined } as const;
      return launch({ ...record, ...running }, () => catalog.runs.change(run, running), run);
    },
    list: async ({ project }) => (await catalog.runs.list(project)).map(runSummaryOf),
    async watch({ run }, signal) {
      const first = await asItIs(run);
      const job = active.get(run)?.job;
      if (job === undefined) return once(first);
      const changes = jobs.watch(job, signal);
      return (async function* () {
        for await (const job of changes) yield { ...(await asItIs(run)), job };
      })();
    },
    async cancel({ run }) {
      const job = active.get(run)?.job;
      if (job !== undefined) await jobs.cancel(job);
    },
    async remove({ run }) {
      const { version } = await ended(run);
      if (version !== undefined)
        throw new Fault(
          'bad-request',
          'This training made a version.',
          'Only trainings that made none can be removed.',
        );
      await catalog.runs.remove(run);
    },
  };
}

async function* once<T>(value: T) {
  yield value;
}

const newRun = (project: string, mode: RunRecord['mode'], started: Date, by: string): Omit<RunRecord, 'run'> => ({
  project,
  mode,
  state: 'running',
  started,
  ended: undefined,
  by,
  snapshot: undefined,
  photos: undefined,
  version: undefined,
  error: undefined,
});

function runSummaryOf({ started, ended, snapshot, photos, version, error, ...rest }: RunRecord): RunSummary {
  return {
    ...rest,
    started: started.toISOString(),
    ...(ended && { ended: ended.toISOString() }),
    ...(snapshot !== undefined && { snapshot }),
    ...(photos !== undefined && { photos }),
    ...(version !== undefined && { version }),
    ...(error && { error }),
  };
}

const interrupted = () =>
  new Fault('internal', 'The training was interrupted; resume it.', 'What it had done is kept.');

/** The project of that name or id; a new one where there is none. */
async function findProject({ projects }: Catalog, asked: string): Promise<{ id: string; name: string }> {
  const name = asked.trim();
  const id = projectId(name);
  const known = await projects.find(id);
  return { id, name: known?.name ?? name };
}

function alreadyRunning(project: string): Fault {
  return new Fault(
    'already-running',
    `The project "${project}" is being trained already.`,
    'Wait for it to end, or cancel it first.',
    { details: { project } },
  );
}
