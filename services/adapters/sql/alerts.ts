import type { Kysely, Selectable, Transaction } from 'kysely';
import { alertSettings } from '../../../contract/shapes/alert.ts';
import type { AlertRecord, AlertRecords } from '../../ports/catalog/alerts.ts';
import { change } from './change.ts';
import { requireProject } from './projects.ts';
import type { AlertsTable, Schema } from './schema.ts';

/** Alerts of a project that are kept. */
const KEPT = 500;

const toRecord = (row: Selectable<AlertsTable>): AlertRecord => ({
  ...row,
  raised: new Date(row.raised),
  cleared: row.cleared === null ? undefined : new Date(row.cleared),
  seen: row.seen === 1,
});

const prune = async (db: Transaction<Schema>, project: string): Promise<void> => {
  const kept = db.selectFrom('alerts').select('id').where('project', '=', project).orderBy('id', 'desc').limit(KEPT);
  await db.deleteFrom('alerts').where('project', '=', project).where('id', 'not in', kept).execute();
};

export const createAlertRecords = (db: Kysely<Schema>): AlertRecords => ({
  async settings(project) {
    const row = await db.selectFrom('alert_settings').selectAll().where('project', '=', project).executeTakeFirst();
    return alertSettings.parse(JSON.parse(row?.settings ?? '{}'));
  },
  set: (project, settings) =>
    change(db, async (transaction) => {
      await requireProject(transaction, project);
      const text = JSON.stringify(settings);
      await transaction
        .insertInto('alert_settings')
        .values({ project, settings: text })
        .onConflict((conflict) => conflict.column('project').doUpdateSet({ settings: text }))
        .execute();
    }),
  async list(project, limit) {
    const rows = await db
      .selectFrom('alerts')
      .selectAll()
      .where('project', '=', project)
      .orderBy((order) => order('cleared', 'is not', null))
      .orderBy('id', 'desc')
      .limit(limit)
      .execute();
    return rows.map(toRecord);
  },
  raise: ({ raised, ...alert }) =>
    change(db, async (transaction) => {
      await requireProject(transaction, alert.project);
      const open = await transaction
        .selectFrom('alerts')
        .select('id')
        .where('project', '=', alert.project)
        .where('name', '=', alert.name)
        .where('cleared', 'is', null)
        .executeTakeFirst();
      if (open) return undefined;
      const row = await transaction
        .insertInto('alerts')
        .values({ ...alert, raised: raised.getTime() })
        .returningAll()
        .executeTakeFirstOrThrow();
      await prune(transaction, alert.project);
      return toRecord(row);
    }),
  async clear(ids, at) {
    if (ids.length === 0) return;
    await db
      .updateTable('alerts')
      .set({ cleared: at.getTime() })
      .where('id', 'in', ids)
      .where('cleared', 'is', null)
      .execute();
  },
  async reopen(ids) {
    if (ids.length === 0) return;
    await change(db, (transaction) =>
      transaction
        .updateTable('alerts')
        .set({ cleared: null })
        .where('id', 'in', ids)
        .where('cleared', 'is not', null)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('alerts as open')
                .select('open.id')
                .whereRef('open.project', '=', 'alerts.project')
                .whereRef('open.name', '=', 'alerts.name')
                .where('open.cleared', 'is', null),
            ),
          ),
        )
        .execute(),
    );
  },
  async see(ids) {
    if (ids.length === 0) return [];
    const rows = await db.updateTable('alerts').set({ seen: 1 }).where('id', 'in', ids).returning('project').execute();
    return [...new Set(rows.map(({ project }) => project))];
  },
});
