import type { Kysely } from 'kysely';
import type { ColumnTypes } from '../column-types.ts';
import type { Schema } from '../schema.ts';

/** Trainings that begin by themselves: what was set, what was decided, and why a run was begun. */
export const triggerTables = async (db: Kysely<Schema>, types: ColumnTypes): Promise<void> => {
  await db.schema.alterTable('runs').addColumn('cause', types.text).execute();
  await db.schema
    .createTable('triggers')
    .addColumn('project', types.text, (column) => column.primaryKey().references('projects.id'))
    .addColumn('settings', types.text, (column) => column.notNull())
    .addColumn('memory', types.text, (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('decisions')
    .addColumn('id', types.key, types.counting)
    .addColumn('project', types.text, (column) => column.notNull().references('projects.id'))
    .addColumn('trigger', types.text, (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('ran', 'integer', (column) => column.notNull())
    .addColumn('reason', types.text, (column) => column.notNull())
    .addColumn('cause', types.text)
    .addColumn('run', types.text)
    .execute();
  await db.schema.createIndex('decisions_project').on('decisions').columns(['project', 'trigger', 'id']).execute();
};
