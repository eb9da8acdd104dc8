import { type Kysely, sql } from 'kysely';
import type { Schema } from '../schema.ts';
import type { Upkeep } from '../upkeep.ts';
import { copyToFile } from './copy-to-file.ts';
import { withPatience } from './open-database.ts';
import type { PostgresSettings } from './settings.ts';
import { tablesOf } from './tables-of.ts';

/** How long writing a table anew waits for those who use it; those who come later wait behind it. */
const LOCK_WAIT = '3s';

/** PostgreSQL's codes of damage in its files. */
const isDamage = (thrown: unknown): thrown is Error =>
  thrown instanceof Error && 'code' in thrown && String(thrown.code).startsWith('XX');

/** Reads all of each table, which the server holds against its checksums, where it was set up to keep them. */
const check = async (db: Kysely<Schema>): Promise<string[]> => {
  const { rows } = await sql<{ name: string }>`
    select indexrelid::regclass::text as name from pg_index
    join pg_class on pg_class.oid = indrelid
    where relnamespace = current_schema()::regnamespace and not (indisvalid and indisready)`.execute(db);
  const problems = rows.map(({ name }) => `The index ${name} is not whole.`);
  for (const table of await tablesOf(db)) {
    try {
      await sql`select sum(octet_length(whole::text)) from ${sql.table(table)} as whole`.execute(db);
    } catch (thrown) {
      if (!isDamage(thrown)) throw thrown;
      problems.push(`${table}: ${thrown.message}`);
    }
  }
  return problems;
};

/** Deleted rows leave the tables' files; the server's own log holds them until it uses its files again. */
const compact = async (db: Kysely<Schema>, only?: keyof Schema): Promise<void> => {
  await sql`select set_config('lock_timeout', ${LOCK_WAIT}, false)`.execute(db);
  for (const table of only ? [only] : await tablesOf(db))
    await sql`vacuum (full, analyze) ${sql.table(table)}`.execute(db);
};

export const createPostgresUpkeep = (settings: PostgresSettings): Upkeep => ({
  check: () => withPatience(settings, check),
  copyTo: (to) => withPatience(settings, (db) => copyToFile(db, to)),
  compact: (table) => withPatience(settings, (db) => compact(db, table)),
});
