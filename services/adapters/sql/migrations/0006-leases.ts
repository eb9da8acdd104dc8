import type { Kysely } from 'kysely';
import type { ColumnTypes } from '../column-types.ts';
import type { Schema } from '../schema.ts';

/** Tables whose changes other cores look at. Leases are not among them: they are renewed all the time. */
const watched = [
  'projects',
  'photos',
  'edits',
  'findings',
  'snapshots',
  'runs',
  'versions',
  'live',
  'gates',
  'corrections',
  'predictions',
  'alerts',
  'alert_settings',
  'triggers',
  'settings',
] as const;

/** Who has what to himself, where several cores work on one catalog, and word to the others that something changed. */
export const leaseTables = async (db: Kysely<Schema>, types: ColumnTypes): Promise<void> => {
  await db.schema
    .createTable('leases')
    .addColumn('name', types.text, (column) => column.primaryKey())
    .addColumn('owner', types.text, (column) => column.notNull())
    .addColumn('until', 'bigint', (column) => column.notNull())
    .execute();
  await types.announce(db, watched);
};
