import { randomUUID } from 'node:crypto';
import type { Catalog } from '../../../ports/catalog.ts';
import { migrate } from '../migrate.ts';
import { createRecords } from '../records.ts';
import { openDatabase, withPatience } from './open-database.ts';
import { openPool } from './pool.ts';
import { postgresVendor } from './postgres-vendor.ts';
import type { PostgresSettings } from './settings.ts';
import { createPostgresUpkeep } from './upkeep.ts';
import { watchChanges } from './watch-changes.ts';

/**
 * The catalog in a PostgreSQL database of its own, which any number of cores may have open. Throws `home-newer` where a
 * newer Meadow wrote it, `store-unreachable` where nobody answers, and `store-refused` where Meadow is not let in.
 */
export const createPostgresCatalog = async (settings: PostgresSettings): Promise<Catalog> => {
  await withPatience(settings, (db) => migrate(db, postgresVendor.types));
  const name = `meadow ${randomUUID()}`;
  const closing = new AbortController();
  const records = createRecords(
    openDatabase(openPool(settings, name), settings, true),
    postgresVendor,
    createPostgresUpkeep(settings),
  );
  return {
    ...records,
    watch(seen, signal) {
      void watchChanges(settings, name, seen, AbortSignal.any([signal, closing.signal]));
    },
    close() {
      closing.abort();
      return records.close();
    },
  };
};
