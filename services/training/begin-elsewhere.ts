import type { TrainingMode } from '../../contract/shapes/run.ts';
import type { RunCause } from '../../contract/shapes/trigger.ts';
import { runOf } from '../domain/airflow-run.ts';
import { Fault } from '../domain/fault.ts';
import { findRecord, writeRecord } from '../pipeline/run-records.ts';
import { elsewhereShape, type Request } from '../pipeline/run-shapes.ts';
import { tellTracker } from '../pipeline/tell-tracker.ts';
import type { ProjectRecord } from '../ports/catalog/projects.ts';
import type { RunRecord } from '../ports/catalog/runs.ts';
import type { TriggerMemory } from '../ports/catalog/triggers.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Clock } from '../ports/clock.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { RunElsewhere } from '../ports/orchestrator.ts';
import type { Tracker } from '../ports/tracker.ts';
import { interrupted } from './faults.ts';
import { newRun } from './new-run.ts';
import { toldOf } from './told-of.ts';
import type { TrainLeases } from './train-leases.ts';

export interface BeginParts {
  catalog: Pick<Catalog, 'projects' | 'runs' | 'triggers'>;
  objects: ObjectStore;
  tracker: Tracker;
  clock: Clock;
  leases: TrainLeases;
  /** Whether a run is under way there, or waits to be. */
  goesOn(there: string): Promise<boolean>;
}

/** A training that was begun where it runs: on Airflow's page, by a trigger there, or by its command. */
export interface BegunElsewhere {
  /** The project's id or name. */
  project: string;
  mode: TrainingMode;
  cause?: RunCause | undefined;
  /** What a trigger called it that ordered it. */
  order?: string | undefined;
  /** Where it runs. */
  there: RunElsewhere;
}

/** Who began it, where no trigger did. */
const BY = 'Airflow';

/**
 * Makes the record of a training that was begun elsewhere, as a core does of one that is begun there; from then on every
 * core finds it. The same one again is the same run. Throws `not-found` where there is no such project, and
 * `already-running` where the project is being trained: then it waits for its turn. `skip` says why there is none: a
 * training that a trigger ordered has nothing new any more where another began meanwhile.
 */
export async function beginElsewhere(
  parts: BeginParts,
  begun: BegunElsewhere,
): Promise<{ run: string } | { skip: string }> {
  const { catalog, clock, leases, objects, tracker } = parts;
  const { cause, mode, there } = begun;
  const run = runOf(there);
  if (await catalog.runs.find(run)) return { run };
  const { id: project, name, policy } = await findProject(catalog.projects, begun.project);
  const lease = await leases.take(project);
  if (!lease) throw queued(name);
  try {
    const runs = await catalog.runs.list(project);
    for (const other of runs) {
      if (other.state !== 'running') continue;
      const its = await findRecord(objects, other.run, 'elsewhere', elsewhereShape);
      if (its && (await parts.goesOn(its.id))) throw queued(name);
      // Nobody holds the project any more: who trained it has died, or it ended and no core wrote that down.
      await catalog.runs.change(other.run, { state: 'failed', ended: clock.now(), error: interrupted().toShape() });
    }
    if (begun.order !== undefined && !isWanted(await catalog.triggers.memory(project), begun.order, runs))
      return { skip: `Another training of "${name}" began since this one was wanted.` };
    const request: Request = { project: { id: project, name }, mode, by: BY, policy, notes: { limits: [] } };
    const record: RunRecord = { ...newRun({ project, mode, started: clock.now(), by: BY, cause }), run };
    await writeRecord(objects, run, 'request', request);
    await writeRecord(objects, run, 'elsewhere', { at: 'stack', ...there });
    await catalog.runs.add(record);
    const { tags, ...told } = toldOf(record, name);
    await tellTracker(tracker, run, { ...told, tags: { ...tags, ...tagsOf(there) } });
    return { run };
  } finally {
    await lease.release();
  }
}

/** What the tracker is told of where a run runs. */
export const tagsOf = ({ id, page }: RunElsewhere) => ({ airflow_dag_run: id, airflow_page: page });

/** A run that runs, or ran, where it goes on whether a core looks or not. */
export const isElsewhere = async (objects: ObjectStore, { run }: Pick<RunRecord, 'run'>): Promise<boolean> =>
  (await findRecord(objects, run, 'elsewhere', elsewhereShape)) !== undefined;

const isWanted = ({ ordered }: TriggerMemory, order: string, runs: readonly RunRecord[]): boolean =>
  ordered?.id === order && !runs.some(({ started }) => started >= ordered.at);

async function findProject(projects: Catalog['projects'], asked: string): Promise<ProjectRecord> {
  const named = asked === '' ? undefined : await projects.find(asked);
  if (named) return named;
  const all = await projects.list();
  const found = all.find(({ name }) => name === asked.trim());
  if (found) return found;
  throw new Fault(
    'not-found',
    asked === '' ? 'No project was named.' : `There is no project "${asked}" in the stack.`,
    all.length === 0
      ? 'Move a project into the stack, or make one there.'
      : `Name one of ${all.map(({ id }) => `"${id}"`).join(', ')}.`,
    { details: { project: asked } },
  );
}

const queued = (project: string): Fault =>
  new Fault(
    'already-running',
    `The project "${project}" is being trained already: this training is queued behind another run.`,
    'It begins when that one has ended.',
    { details: { project } },
  );
