import type { MeadowEvent } from '../../contract/events.ts';
import type { Handlers } from '../../contract/handlers.ts';
import type { PromotionPolicy } from '../../contract/shapes/project.ts';
import type { TrainingMode } from '../../contract/shapes/run.ts';
import type { RunCause } from '../../contract/shapes/trigger.ts';
import type { RunUpdate, TrainingResult, training } from '../../contract/training.ts';
import { asFault } from '../domain/fault.ts';
import { isLeftToOthers } from '../domain/left-to-others.ts';
import { modelKey, runKey, runPrefix } from '../domain/object-keys.ts';
import { OutOfSight, outOfSight } from '../domain/out-of-sight.ts';
import { projectId } from '../domain/project-id.ts';
import type { JobControl, Jobs } from '../jobs/jobs.ts';
import type { RunRecord } from '../ports/catalog/runs.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Clock } from '../ports/clock.ts';
import type { RunElsewhere } from '../ports/orchestrator.ts';
import { findProject as findKnownProject } from '../steps/find-project.ts';
import { finishRun } from '../steps/finish-run.ts';
import { leaveOutErased } from '../steps/leave-out-erased.ts';
import { findRecord, readRecord, writeRecord } from '../steps/run-records.ts';
import { elsewhereShape, type Request, registeredShape, requestShape } from '../steps/run-shapes.ts';
import { stackStepNames, stepNames } from '../steps/step.ts';
import { tellTracker } from '../steps/tell-tracker.ts';
import { isElsewhere, tagsOf } from './begin-elsewhere.ts';
import {
  alreadyRunning,
  beingRemoved,
  interrupted,
  isDone,
  madeAVersion,
  notFromFolder,
  notThere,
  unknownRun,
} from './faults.ts';
import { newRun } from './new-run.ts';
import type { Orchestrators } from './orchestrators.ts';
import { readResult } from './result.ts';
import { runSummaryOf, runUpdateOf, type UpdateParts } from './run-update.ts';
import { toldOf } from './told-of.ts';
import type { TrainLeases } from './train-leases.ts';
import { watchFromAfar } from './watch-from-afar.ts';

export interface TrainingParts extends UpdateParts {
  jobs: Jobs;
  clock: Clock;
  orchestrators: Orchestrators;
  emit(event: MeadowEvent): void;
  /** Who starts trainings here. */
  person: string;
  /** The project that is trained where none is named. */
  currentProject(): Promise<{ id: string; name: string }>;
  /** Held while a project is trained, where other cores work on the same records. */
  leases: TrainLeases;
  /** A version is there: called before the job ends, so that who waits for the job finds it live. */
  onRegistered(result: TrainingResult): Promise<void>;
}

/** A run that this core works on. */
interface Active {
  job: string;
  record: RunRecord;
}

export type Training = Handlers<typeof training> & {
  /**
   * To be called before anything is started, and from time to time where other cores work on the same records: runs of
   * a core that died are marked failed, and can be resumed. `follow`: those that go on without a core are followed by
   * this one, where no other does.
   */
  begin(how?: { follow: boolean }): Promise<void>;
  /** Starts a training of the project because of a trigger. Throws `already-running`. */
  startBecause(project: string, cause: RunCause): Promise<{ run: string }>;
  /** Whether this core trains the project now. */
  isTrained(project: string): boolean;
  /** Refuses trainings of a project that is being removed, until what this gives is called. */
  trainNoMore(project: string): () => void;
};

/** What a training that begins is told. */
interface Beginning {
  from?: string | undefined;
  mode: TrainingMode;
  policy?: PromotionPolicy | undefined;
  by: string;
  cause?: RunCause | undefined;
}

/** Who begins trainings that no person asked for. */
const NOBODY = 'Meadow';
/** Milliseconds that writing down who cancels may take from the cancelling. */
const TELLING_MS = 1000;

/** Trainings: each a job here and a process of its own, one at a time a project. The catalog keeps what became of them. */
export function createTraining(parts: TrainingParts): Training {
  const { catalog, jobs, objects, tracker, clock, orchestrators } = parts;
  const active = new Map<string, Active>();
  /** Runs that make their project. */
  const made = new Set<string>();
  /** How runs ended that could not be written down, such as on a full disk: told until this core ends. */
  const untold = new Map<string, Partial<RunRecord>>();

  const isTrained = (project: string) => [...active.values()].some(({ record }) => record.project === project);
  /** Projects that are being removed. */
  const going = new Set<string>();
  const claim = (project: { id: string; name: string }) => {
    if (going.has(project.id)) throw beingRemoved(project.name);
    if (isTrained(project.id)) throw alreadyRunning(project.name);
  };

  const change = async ({ run, project }: RunRecord, what: Partial<Omit<RunRecord, 'run' | 'project'>>) => {
    await catalog.runs.change(run, what);
    parts.emit({ type: 'run.changed', run, project });
  };

  const work = async (record: RunRecord, follow: boolean, watch: Pick<JobControl, 'signal' | 'report'>) => {
    const { run, project, mode } = record;
    // A run goes on where it began.
    const before = await findRecord(objects, run, 'elsewhere', elsewhereShape).catch((thrown: unknown) => {
      throw follow ? outOfSight(asFault(thrown)) : thrown;
    });
    const at = before?.at ?? (await orchestrators.chosen(project));
    const placed = async (there: RunElsewhere) => {
      if (there.id === before?.id) return;
      try {
        await writeRecord(objects, run, 'elsewhere', { at, ...there });
        await tellTracker(tracker, run, { tags: tagsOf(there) });
      } catch (thrown) {
        // It has begun there, and its first task writes the same down.
        throw outOfSight(asFault(thrown));
      }
    };
    const steps = at === 'stack' ? stackStepNames : stepNames;
    const order = { run, steps, about: { project, mode }, there: before?.id, follow };
    await orchestrators.of(at).run(order, { ...watch, placed });
    const result = await readResult(objects, run);
    await parts.onRegistered(result);
    await finishRun(parts, run);
    parts.emit({ type: 'run.changed', run, project });
    const { version, live, gate } = result;
    parts.emit({ type: 'training.ended', run, project, state: 'done', version, passed: gate?.passed, live });
  };

  /** It goes on without this core, which ends, has slept, or cannot see it: it is followed again, by whichever core. */
  const goesOn = async ({ run }: RunRecord, thrown: unknown, { aborted, reason }: AbortSignal) =>
    aborted ? isLeftToOthers(reason) && isElsewhere(objects, { run }) : thrown instanceof OutOfSight;

  /** A run that was stopped late has made a version all the same. */
  const versionOf = async ({ run }: RunRecord) => {
    const registered = await findRecord(objects, run, 'register', registeredShape);
    return registered && (await catalog.versions.find(registered.version))?.version;
  };

  const endWith = async (record: RunRecord, thrown: unknown, signal: AbortSignal) => {
    // Somebody else ended it, or its last step did, and wrote that down.
    const known = await catalog.runs.find(record.run).catch(() => undefined);
    if (known && known.state !== 'running') return;
    const ended = clock.now();
    // Where the store is away, how it ended is written down all the same.
    const version = await versionOf(record).catch(() => undefined);
    const end = {
      ended,
      ...(version !== undefined && { version }),
      ...(signal.aborted
        ? { state: 'cancelled' as const }
        : { state: 'failed' as const, error: asFault(thrown).toShape() }),
    };
    await change(record, end).catch(() => {
      untold.set(record.run, end);
      parts.emit({ type: 'run.changed', run: record.run, project: record.project });
    });
    await tellTracker(tracker, record.run, { state: end.state });
    const { run, project } = record;
    if (version !== undefined) parts.emit({ type: 'version.registered', version, project });
    parts.emit({ type: 'training.ended', run, project, state: end.state, version, live: false });
  };

  /** One that runs in the stack holds its project also while no core follows it. */
  const isTakenBy = async (project: string, run: string) => {
    for (const other of await catalog.runs.list(project))
      if (other.state === 'running' && other.run !== run && (await isElsewhere(objects, other))) return true;
    return false;
  };

  const hold = async ({ project, run }: RunRecord) => {
    const lease = await parts.leases.take(project);
    const taken = lease === undefined || (await isTakenBy(project, run).catch(() => false));
    if (lease && !taken) return lease;
    await lease?.release();
    throw alreadyRunning((await catalog.projects.find(project))?.name ?? project);
  };

  /**
   * `writeDown` writes down that it runs; where that fails there is no run, and its reason is thrown. `again`: the run
   * that goes on, none for a new one; `follow`: it goes on by itself, and is only looked after.
   */
  const launch = async (
    record: Omit<RunRecord, 'run'>,
    writeDown: (record: RunRecord) => Promise<void>,
    { again, follow = false }: { again?: string; follow?: boolean } = {},
  ): Promise<{ run: string }> => {
    const written = Promise.withResolvers<void>();
    const { id, result } = jobs.start('train', async ({ id: job, signal, report }) => {
      const known = { ...record, run: again ?? job };
      const begun = hold(known).then(async (lease) => {
        await writeDown(known).catch((thrown: unknown) => lease.release().finally(() => Promise.reject(thrown)));
        return lease;
      });
      begun.then(() => written.resolve(), written.reject);
      const lease = await begun;
      const either = AbortSignal.any([signal, lease.lost]);
      try {
        await work(known, follow, { signal: either, report });
      } catch (thrown) {
        if (!(await goesOn(known, thrown, either).catch(() => false))) await endWith(known, thrown, signal);
        throw thrown;
      } finally {
        await lease.release();
        // Also where it failed: its photos are there, and may be seen.
        if (made.delete(known.run)) parts.emit({ type: 'projects.changed' });
      }
    });
    const run = again ?? id;
    active.set(run, { job: id, record: { ...record, run } });
    // Whoever watches the job is told of its failure; here it only ends.
    result.catch(() => undefined).finally(() => active.delete(run));
    await written.promise;
    return { run };
  };

  /** Follows a run that goes on without a core: begun elsewhere, or by a core that has ended. */
  const adopt = async (record: RunRecord): Promise<void> => {
    const isOver = async () => (await catalog.runs.find(record.run))?.state !== 'running';
    const stillRuns = async () => {
      // Another core was quicker.
      if (await isOver()) throw alreadyRunning(record.project);
      parts.emit({ type: 'run.changed', run: record.run, project: record.project });
    };
    await launch(record, stillRuns, { again: record.run, follow: true }).catch((thrown: unknown) => {
      if (asFault(thrown).code !== 'already-running') throw thrown;
    });
  };

  const asTold = (record: RunRecord): RunRecord => ({ ...record, ...untold.get(record.run) });

  const beginRun = async (
    { id, name }: { id: string; name: string },
    { by, cause, mode, policy, from }: Beginning,
  ): Promise<{ run: string }> => {
    if (from !== undefined && (await orchestrators.chosen(id)) === 'stack') throw notFromFolder();
    // Only who names a new project makes one; from here to the launch nothing else comes between.
    const known = cause ? await findKnownProject(catalog.projects, id) : await catalog.projects.find(id);
    claim({ id, name });
    const request: Request = {
      project: { id, name },
      from,
      mode,
      by,
      policy: policy ?? known?.policy ?? 'ask',
      notes: { limits: [] },
    };
    return launch(newRun({ project: id, mode, started: clock.now(), by, cause }), async (record) => {
      if (!known) made.add(record.run);
      await writeRecord(objects, record.run, 'request', request);
      await catalog.runs.add(record);
      await tellTracker(tracker, record.run, toldOf(record, name));
      parts.emit({ type: 'run.changed', run: record.run, project: id });
    });
  };

  /** For people who see it later; a store that is away, or does not answer, keeps no run from being cancelled. */
  const tellWhoCancelled = async (run: string): Promise<void> => {
    const over = new AbortController();
    const told = writeRecord(objects, run, 'cancelled', { by: parts.person, at: clock.now().toISOString() });
    const late = clock.sleep(TELLING_MS, over.signal);
    await Promise.race([told, late]).catch(() => undefined);
    over.abort();
  };

  const find = async (run: string): Promise<RunRecord> => {
    const record = (await catalog.runs.find(run)) ?? active.get(run)?.record;
    if (!record) throw unknownRun(run);
    return asTold(record);
  };

  const findEnded = async (run: string): Promise<RunRecord> => {
    const record = await find(run);
    if (active.has(run)) throw alreadyRunning(record.project);
    return record;
  };

  const where = async ({ project }: { project: string }) => ({
    at: await orchestrators.chosen(project),
    choices: await orchestrators.choices(),
  });

  const asItIs = async (run: string): Promise<RunUpdate> => runUpdateOf(parts, await find(run));

  return {
    isTrained,
    trainNoMore(project) {
      going.add(project);
      return () => void going.delete(project);
    },
    async begin({ follow } = { follow: false }) {
      for (const record of await catalog.runs.list()) {
        if (record.state !== 'running' || active.has(record.run)) continue;
        if (await parts.leases.isHeld(record.project)) continue;
        if (await isElsewhere(objects, record)) {
          // Where the stack's own is switched off, it is looked for when it is there again.
          if (follow && (await orchestrators.choices()).includes('stack')) await adopt(record);
          continue;
        }
        await catalog.runs.change(record.run, { state: 'failed', ended: clock.now(), error: interrupted().toShape() });
      }
    },
    async start({ from, project: name, mode = 'quick', policy }) {
      const project = name === undefined ? await parts.currentProject() : await findProject(catalog, name);
      claim(project);
      return beginRun(project, { from, mode, policy, by: parts.person });
    },
    startBecause: async (project, cause) =>
      beginRun(await findKnownProject(catalog.projects, project), { mode: 'quick', by: NOBODY, cause }),
    async resume({ run }) {
      const record = await findEnded(run);
      if (record.state === 'done') throw isDone();
      const { project } = await readRecord(objects, run, 'request', requestShape);
      claim(project);
      const running = { state: 'running', ended: undefined, error: undefined } as const;
      const goOn = async (known: RunRecord) => {
        // How long it takes is counted from now on.
        await writeRecord(objects, run, 'resumed', { at: clock.now().toISOString() });
        await objects.remove(runKey(run, 'cancelled'));
        await leaveOutErased(parts, run);
        await change(known, running);
        untold.delete(run);
      };
      return launch({ ...record, ...running }, goOn, { again: run });
    },
    list: async ({ project }) => (await catalog.runs.list(project)).map(asTold).map(runSummaryOf),
    async watch({ run }, signal) {
      const first = await asItIs(run);
      const followed = (job: string) => {
        const changes = jobs.watch(job, signal);
        return (async function* () {
          for await (const job of changes) yield { ...(await asItIs(run)), job };
        })();
      };
      const job = active.get(run)?.job;
      if (job !== undefined) return followed(job);
      const afar = { clock, look: () => asItIs(run), jobOf: () => active.get(run)?.job, followed };
      return watchFromAfar(first, afar, signal);
    },
    async cancel({ run }) {
      const job = active.get(run)?.job;
      if (job !== undefined) {
        await tellWhoCancelled(run);
        return jobs.cancel(job);
      }
      // Another core may follow it.
      const there = await findRecord(objects, run, 'elsewhere', elsewhereShape);
      const record = await catalog.runs.find(run);
      if (!there || !record || !['running', 'cancelled'].includes(record.state)) return;
      if (record.state === 'running') {
        await tellWhoCancelled(run);
        await change(record, { state: 'cancelled', ended: clock.now() });
        await tellTracker(tracker, run, { state: 'cancelled' });
      }
      // Again where it was cancelled while nobody could end it there: its next step would.
      await orchestrators.of(there.at).end?.(there);
    },
    where,
    async runOn({ project, at }) {
      if (!(await orchestrators.choices()).includes(at)) throw notThere();
      await orchestrators.choose((await findKnownProject(catalog.projects, project)).id, at);
      return where({ project });
    },
    async remove({ run }) {
      const { project, version } = await findEnded(run);
      if (version !== undefined) throw madeAVersion(version);
      await catalog.runs.remove(run);
      const reserved = await catalog.versions.reserved(run);
      if (reserved !== undefined) await objects.remove(modelKey(reserved));
      await catalog.versions.release(run);
      await tracker.remove(run);
      for await (const { key } of objects.list(runPrefix(run))) await objects.remove(key);
      parts.emit({ type: 'run.changed', run, project });
    },
  };
}

/** The project of that name or id; a new one where there is none. */
async function findProject({ projects }: Catalog, asked: string): Promise<{ id: string; name: string }> {
  const named = await projects.find(asked);
  if (named) return named;
  const name = asked.trim();
  const id = projectId(name);
  const known = await projects.find(id);
  return { id, name: known?.name ?? name };
}
