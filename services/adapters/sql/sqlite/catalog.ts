import { Kysely } from 'kysely';
import type { Catalog } from '../../../ports/catalog.ts';
import { migrate } from '../migrate.ts';
import { createRecords } from '../records.ts';
import type { Schema } from '../schema.ts';
import { openConnection } from './connection.ts';
import { createDialect } from './dialect.ts';
import { keepBefore } from './keep-before.ts';
import { sqliteVendor } from './sqlite-vendor.ts';
import { createSqliteUpkeep } from './upkeep.ts';

/**
 * The catalog in one SQLite file, which several processes may have open. Throws `home-newer` where a newer Meadow
 * wrote it and `home-unusable` where it is damaged or out of reach.
 */
export const createSqliteCatalog = async (file: string): Promise<Catalog> => {
  const connection = openConnection(file);
  const db = new Kysely<Schema>({ dialect: createDialect(connection, file) });
  try {
    await migrate(db, sqliteVendor.types, (number) => keepBefore(connection, file, number));
  } catch (thrown) {
    await db.destroy();
    throw thrown;
  }
  return {
    ...createRecords(db, sqliteVendor, createSqliteUpkeep(db, file)),
    // Nobody but this core, and the steps that it starts, writes here.
    watch: () => undefined,
  };
};
