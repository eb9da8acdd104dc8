import type { Handlers } from '../../contract/handlers.ts';
import type { Job } from '../../contract/shapes/job.ts';
import type { RunSummary } from '../../contract/shapes/run.ts';
import type { TrainingResult, training } from '../../contract/training.ts';
import { Fault } from '../domain/fault.ts';
import { projectId } from '../domain/project-id.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { writeRecord } from '../pipeline/run-records.ts';
import type { Request } from '../pipeline/run-shapes.ts';
import type { Catalog } from '../ports/catalog.ts';
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
  /** What tells a step program which data folder it works on. */
  stepEnvironment(): Record<string, string>;
  /** The project that is trained where none is named. */
  currentProject(): Promise<{ id: string; name: string }>;
  /** A version is there: called before the job ends, so that who waits for the job finds it live. */
  onRegistered(result: TrainingResult): Promise<void>;
}

/** Results that are remembered. */
const REMEMBERED = 50;

/** Trainings: each a job here and a process of its own, one at a time a project. */
export function createTraining(parts: TrainingParts): Handlers<typeof training> {
  const { jobs, objects, clock, launcher } = parts;
  const running = new Map<string, string>();
  const results = new Map<string, TrainingResult>();
  const requests = new Map<string, Request>();

  const remember = (run: string, result: TrainingResult) => {
    results.set(run, result);
    for (const old of [...results.keys()].slice(0, -REMEMBERED)) results.delete(old);
  };

  const summaryOf = (run: string, { state, started, ended, error }: Job): RunSummary => ({
    run,
    project: requests.get(run)?.project.id ?? '',
    mode: requests.get(run)?.mode ?? 'quick',
    state: state === 'waiting' ? 'running' : state,
    started,
    by: '',
    ...(ended !== undefined && { ended }),
    ...(error && { error }),
  });

  return {
    async start({ from, project: name, mode, policy }) {
      const project = name === undefined ? await parts.currentProject() : await findProject(parts.catalog, name);
      if (running.has(project.id)) throw alreadyRunning(project.name);
      const known = await parts.catalog.projects.find(project.id);
      const request: Request = {
        project: { id: project.id, name: project.name },
        from,
        mode,
        by: '',
        policy: policy ?? known?.policy ?? 'ask',
        at: clock.now().toISOString(),
        notes: { limits: [] },
      };
      const { id, result } = jobs.start('train', async ({ id: run, signal, report }) => {
        await writeRecord(objects, run, 'request', request);
        await runStepProcess(launcher, run, parts.stepEnvironment(), { signal, report });
        const result = await readResult(objects, run);
        await parts.onRegistered(result);
        remember(run, result);
      });
      running.set(project.id, id);
      requests.set(id, request);
      // Whoever watches the job is told of its failure; here it only ends.
      result.catch(() => undefined).finally(() => running.delete(project.id));
      return { run: id };
    },
    async watch({ run }, signal) {
      const changes = jobs.watch(run, signal);
      return (async function* () {
        for await (const job of changes) {
          const result = job.state === 'done' ? results.get(run) : undefined;
          yield { run: summaryOf(run, job), job, stages: [], curves: [], ...(result && { result }) };
        }
      })();
    },
    cancel: ({ run }) => jobs.cancel(run),
  };
}

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
