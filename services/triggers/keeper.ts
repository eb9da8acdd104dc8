import type { MeadowEvent } from '../../contract/events.ts';
import type { TriggerName } from '../../contract/shapes/trigger.ts';
import { type Decided, isNews, type Queued } from '../domain/triggers/decide.ts';
import type { DecisionRecord, OrderedTraining, TriggerMemory } from '../ports/catalog/triggers.ts';
import type { Catalog } from '../ports/catalog.ts';

/** What came of a decision. */
export interface Outcome {
  decided: Decided[];
  run: string | undefined;
  /** Instead of a run: what Airflow is told to begin. */
  ordered?: OrderedTraining | undefined;
}

/** What is remembered of a project's triggers, and what was decided. */
export interface Keeper {
  lastOf(project: string, trigger: TriggerName): Promise<DecisionRecord | undefined>;
  /** Writes down what became of a decision; `all`: also what was said the last time. */
  keep(
    project: string,
    before: TriggerMemory,
    what: { now: Date; memory: TriggerMemory; queued: Queued | undefined; all: boolean },
    outcome: Outcome,
  ): Promise<DecisionRecord[]>;
}

export function createKeeper({
  catalog,
  emit,
}: {
  catalog: Pick<Catalog, 'triggers'>;
  emit(event: MeadowEvent): void;
}): Keeper {
  const lastOf: Keeper['lastOf'] = async (project, trigger) =>
    (await catalog.triggers.decisions(project, { trigger, limit: 1 }))[0];
  return {
    lastOf,
    async keep(project, before, { now, memory, queued, all }, { decided, run, ordered = memory.ordered }) {
      const news = await Promise.all(
        decided.map(async (one) => all || isNews(one, await lastOf(project, one.trigger))),
      );
      const since = { ...memory.since };
      for (const { trigger, ran } of decided) if (ran) since[trigger] = now;
      const next = { since, queued, ordered };
      const decisions = decided
        .filter((_, at) => news[at])
        .map((one) => ({ ...one, at: now, run: one.ran ? run : undefined }));
      if (decisions.length === 0 && same(before, next)) return [];
      const kept = await catalog.triggers.keep(project, { memory: next, decisions });
      emit({ type: 'triggers.changed', project });
      return kept;
    },
  };
}

/** Whether the same is remembered. */
export const same = (one: TriggerMemory, other: TriggerMemory): boolean =>
  JSON.stringify([Object.entries(one.since).toSorted(), one.queued, one.ordered]) ===
  JSON.stringify([Object.entries(other.since).toSorted(), other.queued, other.ordered]);
