import type { Kysely } from 'kysely';
import type { ColumnTypes } from '../column-types.ts';
import type { Schema } from '../schema.ts';

/** Which lists of photos name photos that were deleted for good: found out once, when these are deleted. */
export const erasedPhotos = async (db: Kysely<Schema>, types: ColumnTypes): Promise<void> => {
  await db.schema
    .createTable('erased')
    .addColumn('snapshot', types.bytes, (column) => column.notNull().references('snapshots.snapshot'))
    .addColumn('hash', types.bytes, (column) => column.notNull())
    .addPrimaryKeyConstraint('erased_key', ['snapshot', 'hash'])
    .execute();
  await db.schema.createIndex('erased_hash').on('erased').column('hash').execute();
};
