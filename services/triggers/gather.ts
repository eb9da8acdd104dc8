import type { Reason, TriggerName, TriggerSettings } from '../../contract/shapes/trigger.ts';
import { asFault } from '../domain/fault.ts';
import { checkTrainable } from '../domain/trainable.ts';
import type { Drift } from '../domain/triggers/judge-drift.ts';
import type { TriggerFacts } from '../domain/triggers/judge-triggers.ts';
import type { RunRecord } from '../ports/catalog/runs.ts';
import type { DecisionRecord, TriggerMemory } from '../ports/catalog/triggers.ts';
import type { Catalog } from '../ports/catalog.ts';
import { lookedAt } from '../steps/looked-at.ts';
import type { CountNewPhotos } from './count-new-photos.ts';
import { scheduleOf } from './schedule.ts';

export interface GatherParts {
  catalog: Pick<Catalog, 'photos' | 'runs' | 'live' | 'versions' | 'corrections' | 'predictions' | 'triggers'>;
  countNewPhotos: CountNewPhotos;
  /** The time zone of this machine. */
  zone: string;
}

/** What is known of a project's triggers, and of what they look at. */
export interface Known {
  settings: TriggerSettings;
  memory: TriggerMemory;
  facts: TriggerFacts;
  untrainable: Reason | undefined;
  begun: Date[];
}

const DAY_MS = 24 * 60 * 60_000;
const MOST_BEGUN = 500;
/** Longer than any training may take, behind which it waits; after that Airflow has lost it. */
const ORDER_MS = 12 * 60 * 60_000;
const nothingSeen: Drift = { recent: [], first: [], usual: { photos: 0 } };

export async function gather(parts: GatherParts, project: string, now: Date): Promise<Known> {
  const { catalog, countNewPhotos, zone } = parts;
  const [settings, kept, runs, champion, counts, deleted] = await Promise.all([
    catalog.triggers.settings(project),
    catalog.triggers.memory(project),
    catalog.runs.list(project),
    catalog.live.champion(project),
    catalog.photos.counts(project),
    catalog.versions.listedByDeleted(project),
  ]);
  const memory = {
    since: sinceOf(kept.since, runs, now),
    queued: stillQueued(kept.queued, runs, now),
    ordered: stillOrdered(kept.ordered, runs, now),
  };
  const live = champion?.version;
  const { cron, zone: own = zone } = settings.weekly;
  const [newPhotos, said, drift, decisions] = await Promise.all([
    countNewPhotos(project, runs, deleted),
    live === undefined ? [] : saidOf(catalog, project, live, memory.since['live-accuracy']),
    live === undefined
      ? nothingSeen
      : lookedAt(catalog, live, { last: settings.drift.last, since: memory.since.drift }),
    catalog.triggers.decisions(project, { since: new Date(now.getTime() - DAY_MS), limit: MOST_BEGUN }),
  ]);
  return {
    settings,
    memory,
    facts: {
      now,
      newPhotos,
      schedule: scheduleOf({ cron, zone: own }, memory.since.weekly ?? now, now),
      live,
      said,
      drift,
      // A training that failed before one that was deleted since was not the last.
      runs: runs
        .filter(({ started }) => !deleted || started > deleted)
        .map(({ state, started, cause, error, version }) => ({
          state,
          started,
          trigger: cause?.trigger,
          error: error?.code,
          version,
        })),
    },
    untrainable: untrainableBy(counts.labels),
    begun: begunBy(runs, decisions),
  };
}

/**
 * Since when each counts. A run it began counts where the memory of that was lost. What lies ahead of now was written
 * by a clock that was wrong: it counts from now.
 */
function sinceOf(since: TriggerMemory['since'], runs: readonly RunRecord[], now: Date): TriggerMemory['since'] {
  const known = { ...since };
  for (const { cause, started } of runs)
    if (cause && started <= now && started > (known[cause.trigger] ?? new Date(0))) known[cause.trigger] = started;
  for (const [name, moment] of Object.entries(known) as [TriggerName, Date][]) if (moment > now) known[name] = now;
  return known;
}

/** One whose run was begun, and where that was not written down, waits no longer. */
function stillQueued(queued: TriggerMemory['queued'], runs: readonly RunRecord[], now: Date): TriggerMemory['queued'] {
  const ran = runs.some(
    ({ cause, started }) => queued && cause?.trigger === queued.trigger && started >= queued.at && started <= now,
  );
  return ran ? undefined : queued;
}

/** An order is carried out by whatever training began since: it has what this one would have had. */
function stillOrdered(ordered: TriggerMemory['ordered'], runs: readonly RunRecord[], now: Date) {
  if (!ordered || runs.some(({ started }) => started >= ordered.at)) return undefined;
  return Math.abs(now.getTime() - ordered.at.getTime()) < ORDER_MS ? ordered : undefined;
}

async function saidOf(
  { corrections }: Pick<Catalog, 'corrections'>,
  project: string,
  version: string,
  since: Date | undefined,
): Promise<boolean[]> {
  const said = await corrections.list(project, { version, ...(since && { since }) });
  return said.map(({ verdict, truth }) => verdict === truth);
}

/** Why a training of these photos would fail at once. */
function untrainableBy(labels: Record<string, number>): Reason | undefined {
  try {
    checkTrainable(new Map(Object.entries(labels).filter(([, count]) => count > 0)));
    return undefined;
  } catch (thrown) {
    const { code, details } = asFault(thrown).toShape();
    return { code: 'untrainable', values: { why: code, ...details } };
  }
}

/** When trainings were begun by triggers: the log says so, and the runs, where one of the two was lost. */
function begunBy(runs: readonly RunRecord[], decisions: readonly DecisionRecord[]): Date[] {
  const begun = new Map<string, Date>();
  const ran = decisions.filter((decision) => decision.ran);
  for (const { run, at } of ran) if (run !== undefined) begun.set(run, at);
  const told = ran.filter(({ run }) => run === undefined);
  for (const [key, of] of Map.groupBy(told, ({ at }) => at.toISOString())) {
    const [{ at }] = of as [DecisionRecord];
    // Airflow was told, and began it later: that is one.
    const is = runs.findLast(
      ({ run, cause, started }) =>
        cause && !begun.has(run) && started >= at && of.some(({ trigger }) => trigger === cause.trigger),
    );
    begun.set(is?.run ?? key, at);
  }
  for (const { run, cause, started } of runs) if (cause) begun.set(run, started);
  return [...begun.values()];
}
