import type { Kysely } from 'kysely';
import type { ColumnTypes } from '../column-types.ts';
import type { Schema } from '../schema.ts';

/** Predictions of photos that were barely known: 1, or null. Of those made before nobody knows. */
export const barelyKnownPredictions = async (db: Kysely<Schema>, _: ColumnTypes): Promise<void> => {
  await db.schema.alterTable('predictions').addColumn('barely', 'integer').execute();
};
