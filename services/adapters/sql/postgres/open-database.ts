import { Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import type { Pool } from 'pg';
import type { Schema } from '../schema.ts';
import { openPool } from './pool.ts';
import { createPostgresDriver } from './postgres-driver.ts';
import { deadlinesOf, type PostgresSettings, patient } from './settings.ts';

/** Kysely on a pool of connections, which ends with it. `isMade`: whether the tables are there. */
export const openDatabase = (pool: Pool, { host, port }: PostgresSettings, isMade: boolean): Kysely<Schema> =>
  new Kysely<Schema>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => createPostgresDriver(pool, `${host}:${port}`, isMade),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createIntrospector: (db) => new PostgresIntrospector(db),
    },
  });

/** Work that takes as long as the database is large, on a connection of its own. */
export const withPatience = async <T>(
  settings: PostgresSettings,
  work: (db: Kysely<Schema>) => Promise<T>,
): Promise<T> => {
  const { connect } = deadlinesOf(settings);
  const calm = { ...settings, connections: 1, deadlines: { ...patient, connect } };
  const db = openDatabase(openPool(calm, 'meadow upkeep'), calm, false);
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
};
