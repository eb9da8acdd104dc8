import type { TrainingMode } from '../../contract/shapes/run.ts';
import type { RunCause } from '../../contract/shapes/trigger.ts';
import { runOf } from '../domain/airflow-run.ts';
import { Fault } from '../domain/fault.ts';
import type { ProjectRecord } from '../ports/catalog/projects.ts';
import type { RunRecord } from '../ports/catalog/runs.ts';
import type { TriggerMemory } from '../ports/catalog/triggers.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Clock } from '../ports/clock.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { RunElsewhere } from '../ports/orchestrator.ts';
import type { Tracker } from '../ports/tracker.ts';
import { wasCancelled } from '../steps/check-not-cancelled.ts';
import { findRecord, writeRecord } from '../steps/run-records.ts';
import { elsewhereShape, type Request } from '../steps/run-shapes.ts';
import { tellTracker } from '../steps/tell-tracker.ts';
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
  /** Whether a run is under way there, or waits to be; neither once it has ended. */
  goesOn(there: string): Promise<'queued' | 'running' | undefined>;
}

/** A training that begins where it runs: for a core, from Airflow's page, by a trigger there, or by its command. */
export interface BegunElsewhere {
  /** Meadow's name of it, where a core began it. */
  run?: string | undefined;
  /** The project's id or name, where none did. */
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
 * core finds it. Of one that has its record, such as a core's, it says where it runs, and that it does: that core may
 * have died before it could, or somebody has it run again. Throws `not-found` where there is no such project,
 * `bad-request` where the training was cancelled, and `already-running` where the project is being trained: then it
 * waits for its turn. `skip` says why there is none: a training that a trigger ordered has nothing new any more where
 * another began meanwhile, and one that another is queued behind there would wait for it in vain.
 */
export async function beginElsewhere(
  parts: BeginParts,
  begun: BegunElsewhere,
): Promise<{ run: string } | { skip: string }> {
  const { catalog, clock, objects, tracker } = parts;
  const { cause, mode, there } = begun;
  const run = begun.run ?? runOf(there);
  const known = await catalog.runs.find(run);
  if (known) return goOn(parts, known, there);
  // One that is none of a project's has no record.
  if (begun.run !== undefined) return { run };
  const { id: project, name, policy } = await findProject(catalog.projects, begun.project);
  // Asked before the project is free: who holds it may be queued behind this one.
  if (begun.order !== undefined) {
    const isStill = isWanted(await catalog.triggers.memory(project), begun.order, await catalog.runs.list(project));
    if (!isStill) return { skip: `Another training of "${name}" began since this one was wanted.` };
  }
  return alone(parts, { id: project, name }, async () => {
    const request: Request = { project: { id: project, name }, mode, by: BY, policy, notes: { limits: [] } };
    const record: RunRecord = { ...newRun({ project, mode, started: clock.now(), by: BY, cause }), run };
    await writeRecord(objects, run, 'request', request);
    await writeRecord(objects, run, 'elsewhere', { at: 'stack', ...there });
    await catalog.runs.add(record);
    const { tags, ...told } = toldOf(record, name);
    await tellTracker(tracker, run, { ...told, tags: { ...tags, ...tagsOf(there) } });
    return { run };
  });
}

async function goOn(parts: BeginParts, { run, project, state }: RunRecord, there: RunElsewhere) {
  const { catalog, objects, tracker } = parts;
  if (state === 'cancelled') throw wasCancelled(run);
  // Nothing of it is left to do.
  if (state === 'done') return { run };
  const before = await findRecord(objects, run, 'elsewhere', elsewhereShape);
  if (before?.id !== there.id) {
    await writeRecord(objects, run, 'elsewhere', { at: 'stack', ...there });
    await tellTracker(tracker, run, { tags: tagsOf(there) });
  }
  if (state === 'running') return { run };
  const name = (await catalog.projects.find(project))?.name ?? project;
  return alone(parts, { id: project, name }, async () => {
    await catalog.runs.change(run, { state: 'running', ended: undefined, error: undefined });
    await tellTracker(tracker, run, { state: 'running' });
    return { run };
  });
}

/** Begins a training of a project where there is no other. Throws `already-running`. */
async function alone(
  parts: BeginParts,
  { id, name }: { id: string; name: string },
  begin: () => Promise<{ run: string }>,
): Promise<{ run: string } | { skip: string }> {
  const { catalog, clock, leases } = parts;
  // Who holds the project may be the one that waits for this.
  if ((await othersOf(parts, await catalog.runs.list(id))) === 'queued')
    return { skip: 'Another training waits behind this one.' };
  const lease = await leases.take(id);
  if (!lease) throw queued(name);
  try {
    const runs = await catalog.runs.list(id);
    if (await othersOf(parts, runs)) throw queued(name);
    for (const { run, state } of runs) {
      if (state !== 'running') continue;
      // Nobody holds the project any more: who trained it has died, or it ended and no core wrote that down.
      await catalog.runs.change(run, { state: 'failed', ended: clock.now(), error: interrupted().toShape() });
    }
    return await begin();
  } finally {
    await lease.release();
  }
}

/** How those of the runs stand that go on elsewhere. */
async function othersOf({ objects, goesOn }: BeginParts, runs: readonly RunRecord[]) {
  for (const { run, state } of runs) {
    if (state !== 'running') continue;
    const its = await findRecord(objects, run, 'elsewhere', elsewhereShape);
    const stands = its && (await goesOn(its.id));
    if (stands) return stands;
  }
  return undefined;
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
    { details: { case: 'project-in-stack', project: asked } },
  );
}

const queued = (project: string): Fault =>
  new Fault(
    'already-running',
    `The project "${project}" is being trained already: this training is queued behind another run.`,
    'It begins when that one has ended.',
    { details: { case: 'queued', project } },
  );
