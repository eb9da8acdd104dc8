import type { Kysely, Selectable, Transaction } from 'kysely';
import { z } from 'zod';
import { Fault } from '../../domain/fault.ts';
import type { ProjectRecord, ProjectRecords } from '../../ports/catalog/projects.ts';
import { change } from './change.ts';
import { renameClass } from './rename-class.ts';
import { DELETED, listReservations, type Reservation, removeReservations } from './reservations.ts';
import type { ProjectsTable, Schema } from './schema.ts';

const classList = z.array(z.string());

const toRecord = (row: Selectable<ProjectsTable>): ProjectRecord => ({
  id: row.id,
  name: row.name,
  classes: classList.parse(JSON.parse(row.classes)),
  created: new Date(row.created),
  policy: row.policy,
});

const ofProject = [
  'edits',
  'photos',
  'findings',
  'dismissed',
  'snapshots',
  'runs',
  'live',
  'corrections',
  'traffic',
  'alerts',
  'alert_settings',
  'triggers',
  'decisions',
  'versions',
] as const;

const taken = (id: string) =>
  new Fault('bad-request', `The project "${id}" exists already.`, 'Choose another name.', {
    details: { case: 'project-exists', project: id },
  });

export const createProjectRecords = (db: Kysely<Schema>): ProjectRecords => ({
  async list() {
    const rows = await db.selectFrom('projects').selectAll().orderBy('created').orderBy('id').execute();
    return rows.map(toRecord);
  },
  async find(id) {
    const row = await db.selectFrom('projects').selectAll().where('id', '=', id).executeTakeFirst();
    return row && toRecord(row);
  },
  async create(project) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('projects')
      .values({ ...project, classes: JSON.stringify(project.classes), created: project.created.getTime() })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    if (!numInsertedOrUpdatedRows) throw taken(project.id);
  },
  change: (id, { name, policy, classes, renamed }) =>
    change(db, async (transaction) => {
      await requireProject(transaction, id);
      const columns = {
        ...(name !== undefined && { name }),
        ...(policy !== undefined && { policy }),
        ...(classes && { classes: JSON.stringify(classes) }),
      };
      if (Object.keys(columns).length > 0)
        await transaction.updateTable('projects').set(columns).where('id', '=', id).execute();
      if (renamed) await renameClass(transaction, id, renamed);
    }),
  remove: (id) => change(db, (transaction) => removeProjectRows(transaction, id)),
});

/** Deletes a project with all that is recorded of it, as part of a transaction. */
export const removeProjectRows = async (transaction: Transaction<Schema>, id: string): Promise<void> => {
  const edits = transaction.selectFrom('edits').select('id').where('project', '=', id);
  await transaction
    .deleteFrom('edit_changes')
    .where((where) => where.or([where('project', '=', id), where('edit', 'in', edits)]))
    .execute();
  await removeReservations(transaction, await reservedIn(transaction, id));
  const versions = transaction.selectFrom('versions').select('version').where('project', '=', id);
  await transaction.deleteFrom('gates').where('version', 'in', versions).execute();
  const snapshots = transaction.selectFrom('snapshots').select('snapshot').where('project', '=', id);
  await transaction.deleteFrom('erased').where('snapshot', 'in', snapshots).execute();
  for (const table of ofProject) await transaction.deleteFrom(table).where('project', '=', id).execute();
  await transaction.deleteFrom('projects').where('id', '=', id).execute();
};

/** Names that go with a project. An import keeps its own until it is undone: by them it finds what it wrote. */
export const reservedIn = async (db: Kysely<Schema>, id: string): Promise<Reservation[]> => {
  const runs = await db.selectFrom('runs').select('run').where('project', '=', id).execute();
  const makers = new Set([DELETED, ...runs.map(({ run }) => run)]);
  return (await listReservations(db)).filter(({ project, by }) => project === id && makers.has(by));
};

/** Throws `not-found` where there is no such project. */
export const requireProject = async (db: Kysely<Schema>, id: string): Promise<void> => {
  const row = await db.selectFrom('projects').select('id').where('id', '=', id).executeTakeFirst();
  if (row) return;
  throw new Fault('not-found', `There is no project "${id}".`, 'Choose one of the projects there are.', {
    details: { case: 'project', project: id },
  });
};
