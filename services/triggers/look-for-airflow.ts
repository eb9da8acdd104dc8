import type { TrainingMode } from '../../contract/shapes/run.ts';
import type { Reason, RunCause, TriggerName } from '../../contract/shapes/trigger.ts';
import type { Alone } from '../jobs/look-leases.ts';
import type { OrderedTraining } from '../ports/catalog/triggers.ts';
import type { Log } from '../ports/log.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { createNewPhotos } from './count-new-photos.ts';
import { createKeeper } from './keeper.ts';
import { createRunner, type RunnerParts } from './runner.ts';

export interface LookParts extends Pick<RunnerParts, 'catalog' | 'clock' | 'power' | 'zone' | 'chosen'> {
  objects: ObjectStore;
  log: Log;
  alone: Alone;
  /** Whether Airflow was to carry out the order, and does so no longer: not where that cannot be told. */
  hasEnded(order: string): Promise<boolean>;
}

/** A training that Airflow is to begin, as its pipeline `retrain` takes it. */
export interface Order {
  /** The same as long as it is the same order: a run of that name is begun once. */
  order: string;
  project: string;
  mode: TrainingMode;
  cause: RunCause;
}

/** So long after a photo came more may come. */
const QUIET_MS = 3000;
/** Of all projects together: whoever adds photos for longer tells of it at the end. */
const PATIENCE_MS = 60_000;

/**
 * Looks at triggers of all projects whose clock is Airflow's; gives the trainings it is to begin, those it was told of
 * before and has not begun yet among them, so that an answer that was lost does no harm.
 */
export async function lookForAirflow(
  parts: LookParts,
  only: readonly TriggerName[],
  signal: AbortSignal,
): Promise<Order[]> {
  const { catalog, clock, log, alone } = parts;
  const keeper = createKeeper({ catalog, emit: () => undefined });
  const sinceAdded = async (project: string, now: Date) => {
    const { photos } = await catalog.photos.search(
      project,
      { binned: false },
      { order: 'newest', offset: 0, limit: 1 },
    );
    return now.getTime() - (photos[0]?.added.getTime() ?? 0);
  };
  const isAdding = async (project: string, now: Date) => Math.abs(await sinceAdded(project, now)) < QUIET_MS;
  const from = clock.now();
  /** Nobody tells of photos out of the inbox once more, so it is waited until there come no more. */
  const untilQuiet = async (project: string) => {
    for (let now = from; now.getTime() - from.getTime() < PATIENCE_MS; now = clock.now()) {
      const since = await sinceAdded(project, now);
      if (Math.abs(since) >= QUIET_MS) return;
      await clock.sleep(QUIET_MS - since, signal);
    }
  };
  const runner = createRunner({
    ...parts,
    keeper,
    countNewPhotos: createNewPhotos(parts).count,
    isAdding,
    isTrained: () => false,
    clockOf: 'stack',
    start: async (project, { trigger, reason }, at) => ({
      run: undefined,
      ordered: { id: orderId(project, at), trigger, cause: reason, at },
    }),
  });
  const orders: Order[] = [];
  for (const project of await catalog.triggers.projects()) {
    signal.throwIfAborted();
    try {
      if ((await parts.chosen(project)) === 'stack') await untilQuiet(project);
      const ordered = await alone(project, async () => {
        await forgetEnded(parts, project);
        await runner.look(project, { signal, only });
        return (await catalog.triggers.memory(project)).ordered;
      });
      if (ordered) orders.push(orderOf(project, ordered));
    } catch (thrown) {
      signal.throwIfAborted();
      // The others are looked at all the same.
      log.warn('The triggers could not be looked at', { project, thrown });
    }
  }
  return orders;
}

/** An order whose run ended before a training began holds back nothing any more: somebody cancelled it, or it failed. */
async function forgetEnded({ catalog, clock, hasEnded }: LookParts, project: string): Promise<void> {
  const { ordered, ...memory } = await catalog.triggers.memory(project);
  if (!ordered || !(await hasEnded(ordered.id))) return;
  if ((await catalog.runs.list(project)).some(({ started }) => started >= ordered.at)) return;
  const { trigger, cause } = ordered;
  const reason: Reason = { code: 'order-ended', values: {} };
  await catalog.triggers.keep(project, {
    memory,
    decisions: [{ trigger, at: clock.now(), ran: false, reason, cause, run: undefined }],
  });
}

const orderId = (project: string, at: Date): string => `because__${project}__${at.toISOString().replace(/[-:.]/g, '')}`;

const orderOf = (project: string, { id, trigger, cause: reason }: OrderedTraining): Order => ({
  order: id,
  project,
  mode: 'quick',
  cause: { trigger, reason },
});
