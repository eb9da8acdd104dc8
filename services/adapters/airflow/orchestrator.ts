import { Fault } from '../../domain/fault.ts';
import { isLeftToOthers } from '../../domain/left-to-others.ts';
import { outOfSight } from '../../domain/out-of-sight.ts';
import { sumShards } from '../../domain/sum-shards.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Orchestrator, StepOrder, StepWatch } from '../../ports/orchestrator.ts';
import { brokenPipeline, died, isAway, isStatus, notScheduled } from './airflow-fault.ts';
import { createAirflowCalls } from './calls.ts';
import { createDagRuns, type DagRun, type DagRuns, isActive } from './runs.ts';
import { type AirflowSettings, airflowSettings } from './settings.ts';

/** Between two looks at a run. */
const LOOK_MS = 1000;
const HEALTH_MS = 10_000;
/** Airflow that has just been started answers, and knows its pipelines, after some seconds; a busy machine takes longer. */
const KNOWN_MS = 180_000;
/** Airflow that was killed is there again after a minute or two. */
const PATIENCE_MS = 300_000;

/** Tasks that are no stage of their own. */
const PART_OF: Readonly<Record<string, string>> = { shards: 'embed' };

export interface AirflowTimes {
  /** How long Airflow, or its scheduler, may be away before a run is given up. */
  patience?: number;
  /** Between two questions whether anything runs tasks at all. */
  health?: number;
}

/**
 * Runs steps as tasks of Airflow, which begins them, tries them again and ends them. A run that is under way there is
 * followed where it is, so that a core that died and is asked again begins nothing twice.
 */
export function createAirflowOrchestrator(
  given: AirflowSettings,
  clock: Clock,
  { patience = PATIENCE_MS, health = HEALTH_MS }: AirflowTimes = {},
): Orchestrator {
  const settings = airflowSettings.parse(given);
  const runs = createDagRuns(createAirflowCalls(settings));

  const untilKnown = async ({ signal, report }: StepWatch) => {
    const until = performance.now() + KNOWN_MS;
    const isKnown = () =>
      runs.isKnown().catch((thrown: unknown) => {
        if (!isAway(thrown) || performance.now() > until) throw thrown;
        return false;
      });
    while (!(await isKnown())) {
      if (performance.now() > until) throw brokenPipeline('it does not know it');
      report({ stage: 'wait-away', done: 0, total: 0 });
      await clock.sleep(2 * LOOK_MS, signal);
    }
  };
  const findOrBegin = async (order: StepOrder): Promise<DagRun> => {
    const [before, known] = await Promise.all([
      runs.ofRun(order.run),
      order.there === undefined ? undefined : runs.find(order.there),
    ]);
    const active = before.filter(isActive);
    // One that was begun in Airflow has all steps, and a name of Airflow's.
    if (known && isActive(known) && !known.conf?.run) return known;
    const same = active.find((run) => String(run.conf?.steps) === String(order.steps));
    if (same) return same;
    for (const other of active) await runs.end(other.dag_run_id);
    return runs.begin(order, runs.lastOf(order.run, before) + 1).catch(async (thrown: unknown) => {
      // Another began it just now.
      const there = isStatus(thrown, 409) && (await runs.ofRun(order.run)).find(isActive);
      if (there) return there;
      throw thrown;
    });
  };

  const placeOf = async (order: StepOrder, watch: StepWatch): Promise<string> => {
    await untilKnown(watch);
    return (await findOrBegin(order)).dag_run_id;
  };

  return {
    async end({ id }) {
      const known = await runs.find(id);
      if (known && isActive(known)) await runs.end(id);
    },
    async run(order, watch) {
      watch.signal.throwIfAborted();
      const id = order.follow ? order.there : await placeOf(order, watch);
      if (id === undefined) throw died('');
      const end = () => runs.end(id).catch(() => undefined);
      try {
        await watch.placed?.({ id, page: runs.pageOf(settings.page ?? settings.address, id) });
        // A busy Airflow takes a minute to its first task; people may look at it there meanwhile.
        if (!order.follow) watch.report({ stage: 'wait-start', done: 0, total: 0 });
        await follow({ id, runs, clock, patience, health }, watch);
      } catch (thrown) {
        if (watch.signal.aborted ? !isLeftToOthers(watch.signal.reason) : isGivenUp(thrown)) await end();
        watch.signal.throwIfAborted();
        throw thrown;
      }
    },
  };
}

const isGivenUp = (thrown: unknown): boolean => Object(thrown).code === 'no-worker';

interface Followed {
  id: string;
  runs: DagRuns;
  clock: Clock;
  patience: number;
  health: number;
}

/**
 * Tells how far a run is until it is done. Throws what it failed with, and `OutOfSight` where Airflow did not tell for
 * too long.
 */
async function follow({ id, runs, clock, patience, health }: Followed, { signal, report }: StepWatch): Promise<void> {
  const told = new Set<string>();
  let away: { since: number; fault: Fault } | undefined;
  let asked = performance.now();

  const missing = (fault: Fault) => {
    away = { since: away?.since ?? performance.now(), fault };
    report({ stage: 'wait-away', done: 0, total: 0 });
  };
  /** How it ended; nothing while it goes on. Throws what keeps Airflow from telling. */
  const look = async (): Promise<{ fault?: Fault } | undefined> => {
    const run = await runs.find(id);
    if (!run) return { fault: died('') };
    if (run.state === 'success') await tellTasks(await runs.tasks(id));
    if (run.state === 'success') return {};
    const tasks = await runs.tasks(id);
    const failed = tasks.find(({ state }) => state === 'failed');
    if (run.state === 'failed') return { fault: failed ? await runs.faultOf(id, failed) : died('') };
    await tellTasks(tasks);
    if (run.state === 'queued' && (await runs.isBehind(id))) report({ stage: 'wait-turn', done: 0, total: 0 });
    if (tasks.some(({ state }) => state === 'up_for_retry')) report({ stage: 'wait-again', done: 0, total: 0 });
    return undefined;
  };
  /** Of the task at work how far it is; of one that has ended in between, how far it was at last. */
  const tellTasks = async (tasks: Awaited<ReturnType<DagRuns['tasks']>>) => {
    for (const [task, same] of Map.groupBy(tasks, ({ task_id }) => task_id)) {
      const ended = same.every(({ state }) => state === 'success');
      if ((!ended && !same.some(({ state }) => state === 'running')) || told.has(task)) continue;
      if (ended) told.add(task);
      const shards = await Promise.all(same.map((one) => runs.progress(id, one)));
      report(sumShards(shards) ?? { stage: PART_OF[task] ?? task, done: 0, total: 0 });
    }
  };
  const isScheduled = async (): Promise<boolean> => {
    if (performance.now() - asked < health) return true;
    const well = await runs.isScheduled();
    if (well) asked = performance.now();
    return well;
  };

  while (true) {
    signal.throwIfAborted();
    let ended: Awaited<ReturnType<typeof look>>;
    try {
      ended = await look();
      if (!ended && !(await isScheduled())) missing(notScheduled());
      else away = undefined;
    } catch (thrown) {
      if (!(thrown instanceof Fault)) throw thrown;
      missing(thrown);
    }
    if (ended?.fault) throw ended.fault;
    if (ended) return;
    if (away && performance.now() - away.since > patience)
      throw isGivenUp(away.fault) ? away.fault : outOfSight(away.fault);
    await clock.sleep(LOOK_MS, signal);
  }
}
