import type { Kysely } from 'kysely';
import type { ColumnTypes } from '../column-types.ts';
import type { Schema } from '../schema.ts';

/** How far each predictor's journal was taken over. Nobody watches it: the predictions that come with it are watched. */
export const journalTables = async (db: Kysely<Schema>, types: ColumnTypes): Promise<void> => {
  await db.schema
    .createTable('journals')
    .addColumn('boot', types.text, (column) => column.primaryKey())
    .addColumn('last', 'bigint', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute();
};
