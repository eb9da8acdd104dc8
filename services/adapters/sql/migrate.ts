import type { Kysely } from 'kysely';
import { Fault } from '../../domain/fault.ts';
import { change } from './change.ts';
import type { ColumnTypes } from './column-types.ts';
import { firstTables } from './migrations/0001-first-tables.ts';
import { learningTables } from './migrations/0002-learning.ts';
import { erasedPhotos } from './migrations/0003-erased-photos.ts';
import { triggerTables } from './migrations/0004-triggers.ts';
import { monitoringTables } from './migrations/0005-monitoring.ts';
import { leaseTables } from './migrations/0006-leases.ts';
import { journalTables } from './migrations/0007-journals.ts';
import { lentPredictions } from './migrations/0008-lent-predictions.ts';
import { barelyKnownPredictions } from './migrations/0009-barely-known.ts';
import type { Schema } from './schema.ts';

type Migration = (db: Kysely<Schema>, types: ColumnTypes) => Promise<void>;

/** In order; the place in this list, from 1, is the number in the database. What has shipped never changes. */
const migrations: readonly Migration[] = [
  firstTables,
  learningTables,
  erasedPhotos,
  triggerTables,
  monitoringTables,
  leaseTables,
  journalTables,
  lentPredictions,
  barelyKnownPredictions,
];

/** The number of the tables that this program has. */
export const tablesNumber = migrations.length;

/** Throws `home-newer` where tables of that number are ahead of this program. */
export const requireKnownNumber = (found: number): void => {
  if (found <= migrations.length) return;
  throw new Fault(
    'home-newer',
    'A newer Meadow wrote these records.',
    'Update Meadow, or choose another data folder.',
    { details: { found, known: migrations.length } },
  );
};

/** The number of the last migration in the database; 0 where it is new. Reading alone waits for nobody. */
const foundIn = async (db: Kysely<Schema>): Promise<number> => {
  const tables = await db.introspection.getTables();
  if (!tables.some(({ name }) => name === 'schema_version')) return 0;
  return (await db.selectFrom('schema_version').select('version').executeTakeFirst())?.version ?? 0;
};

/** Throws `home-newer` where the tables are ahead of this program. */
export const requireKnown = async (db: Kysely<Schema>): Promise<void> => {
  requireKnownNumber(await foundIn(db));
};

/**
 * Brings the tables up to date, all or nothing; `keep` is called before tables that are older are changed. Throws
 * `home-newer` where they are ahead of this program.
 */
export const migrate = async (
  db: Kysely<Schema>,
  types: ColumnTypes,
  keep: (number: number) => void = () => undefined,
): Promise<void> => {
  const before = await foundIn(db);
  if (before === migrations.length) return;
  if (before > 0 && before < migrations.length) keep(before);
  await change(db, async (transaction) => {
    await transaction.schema
      .createTable('schema_version')
      .ifNotExists()
      .addColumn('version', 'integer', (column) => column.notNull())
      .execute();
    const row = await transaction.selectFrom('schema_version').select('version').executeTakeFirst();
    const found = row?.version ?? 0;
    requireKnownNumber(found);
    if (found === migrations.length) return;
    for (const migration of migrations.slice(found)) await migration(transaction, types);
    await transaction.deleteFrom('schema_version').execute();
    await transaction.insertInto('schema_version').values({ version: migrations.length }).execute();
  });
};
