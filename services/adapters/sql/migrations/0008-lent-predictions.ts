import type { Kysely } from 'kysely';
import type { ColumnTypes } from '../column-types.ts';
import type { Schema } from '../schema.ts';

/** Predictions that a version made for a project without one of its own: 1, or null. Of those made before nobody knows. */
export const lentPredictions = async (db: Kysely<Schema>, _: ColumnTypes): Promise<void> => {
  await db.schema.alterTable('predictions').addColumn('lent', 'integer').execute();
};
