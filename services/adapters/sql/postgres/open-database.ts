import { Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import type { Schema } from '../schema.ts';
import { openPool } from './pool.ts';
import { createPostgresDriver } from './postgres-driver.ts';
import { deadlinesOf, type PostgresSettings, patient } from './settings.ts';

/** Kysely on a pool of connections; none is made before it is needed. */
export const openDatabase = (settings: PostgresSettings): Kysely<Schema> =>
  new Kysely<Schema>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => createPostgresDriver(openPool(settings), `${settings.host}:${settings.port}`),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createIntrospector: (db) => new PostgresIntrospector(db),
    },
  });

/** Work that takes as long as the database is large, on a connection of its own. */
export const withPatience = async <T>(
  settings: PostgresSettings,
  work: (db: Kysely<Schema>) => Promise<T>,
): Promise<T> => {
  const db = openDatabase({
    ...settings,
    connections: 1,
    deadlines: { ...patient, connect: deadlinesOf(settings).connect },
  });
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
};
