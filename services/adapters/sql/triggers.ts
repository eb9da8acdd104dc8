import type { Kysely, Selectable, Transaction } from 'kysely';
import { z } from 'zod';
import { reason, type TriggerName, triggerName, triggerSettings } from '../../../contract/shapes/trigger.ts';
import type { DecisionRecord, TriggerMemory, TriggerRecords } from '../../ports/catalog/triggers.ts';
import { change } from './change.ts';
import { requireProject } from './projects.ts';
import type { DecisionsTable, Schema } from './schema.ts';

/** Decisions of each trigger that are kept. */
const KEPT = 200;

const moment = z.iso.datetime().transform((text) => new Date(text));

const memoryShape = z.object({
  since: z.partialRecord(triggerName, moment).default({}),
  queued: z.object({ trigger: triggerName, cause: reason, at: moment }).optional(),
  ordered: z.object({ id: z.string(), trigger: triggerName, cause: reason, at: moment }).optional(),
});

const toRecord = (row: Selectable<DecisionsTable>): DecisionRecord => ({
  id: row.id,
  project: row.project,
  trigger: row.trigger,
  at: new Date(row.at),
  ran: row.ran === 1,
  reason: reason.parse(JSON.parse(row.reason)),
  cause: row.cause === null ? undefined : reason.parse(JSON.parse(row.cause)),
  run: row.run ?? undefined,
});

const rowOf = (db: Kysely<Schema>, project: string) =>
  db.selectFrom('triggers').selectAll().where('project', '=', project).executeTakeFirst();

const prune = async (db: Transaction<Schema>, project: string, trigger: TriggerName): Promise<void> => {
  const kept = db
    .selectFrom('decisions')
    .select('id')
    .where('project', '=', project)
    .where('trigger', '=', trigger)
    .orderBy('id', 'desc')
    .limit(KEPT);
  await db
    .deleteFrom('decisions')
    .where('project', '=', project)
    .where('trigger', '=', trigger)
    .where('id', 'not in', kept)
    .execute();
};

export const createTriggerRecords = (db: Kysely<Schema>): TriggerRecords => ({
  async projects() {
    const rows = await db.selectFrom('triggers').select('project').orderBy('project').execute();
    return rows.map(({ project }) => project);
  },
  async settings(project) {
    return triggerSettings.parse(JSON.parse((await rowOf(db, project))?.settings ?? '{}'));
  },
  async memory(project): Promise<TriggerMemory> {
    const { since, queued, ordered } = memoryShape.parse(JSON.parse((await rowOf(db, project))?.memory ?? '{}'));
    return { since, queued, ordered };
  },
  keep: (project, { settings, memory, decisions = [] }) =>
    change(db, async (transaction) => {
      await requireProject(transaction, project);
      const changed = {
        ...(settings && { settings: JSON.stringify(settings) }),
        ...(memory && { memory: JSON.stringify(memory) }),
      };
      if (settings || memory)
        await transaction
          .insertInto('triggers')
          .values({ project, settings: '{}', memory: '{}', ...changed })
          .onConflict((conflict) => conflict.column('project').doUpdateSet(changed))
          .execute();
      const kept: DecisionRecord[] = [];
      for (const { at, ran, reason: why, cause, run, trigger } of decisions) {
        const row = await transaction
          .insertInto('decisions')
          .values({
            project,
            trigger,
            at: at.getTime(),
            ran: ran ? 1 : 0,
            reason: JSON.stringify(why),
            cause: cause ? JSON.stringify(cause) : null,
            run: run ?? null,
          })
          .returningAll()
          .executeTakeFirstOrThrow();
        kept.push(toRecord(row));
      }
      for (const trigger of new Set(decisions.map((decision) => decision.trigger)))
        await prune(transaction, project, trigger);
      return kept;
    }),
  async decisions(project, { trigger, since, limit }) {
    let query = db.selectFrom('decisions').selectAll().where('project', '=', project);
    if (trigger) query = query.where('trigger', '=', trigger);
    if (since) query = query.where('at', '>=', since.getTime());
    const rows = await query.orderBy('id', 'desc').limit(limit).execute();
    return rows.map(toRecord);
  },
});
