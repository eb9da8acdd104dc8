import { type Kysely, sql } from 'kysely';
import type { Schema } from '../schema.ts';

/** The names of the catalog's tables: the database has no others. */
export const tablesOf = async (db: Kysely<Schema>): Promise<string[]> => {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = current_schema() order by tablename`.execute(db);
  return rows.map(({ name }) => name);
};
