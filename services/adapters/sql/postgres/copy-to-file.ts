import { DatabaseSync } from 'node:sqlite';
import { type Kysely, sql } from 'kysely';
import type { Schema } from '../schema.ts';
import { createSqliteCatalog } from '../sqlite/catalog.ts';
import { tablesOf } from './tables-of.ts';

/** Rows held in memory at once. */
const PART = 1000;

type Row = Record<string, string | number | Uint8Array | null>;

const columnsOf = (file: DatabaseSync, table: string): string[] =>
  file
    .prepare('select name from pragma_table_info(?)')
    .all(table)
    .map(({ name }) => String(name));

async function* rowsOf(db: Kysely<Schema>, table: string): AsyncGenerator<Row[]> {
  await sql`declare copied no scroll cursor for select * from ${sql.table(table)}`.execute(db);
  for (;;) {
    const { rows } = await sql<Row>`fetch ${sql.lit(PART)} from copied`.execute(db);
    if (rows.length === 0) break;
    yield rows;
  }
  await sql`close copied`.execute(db);
}

const copyTable = async (db: Kysely<Schema>, file: DatabaseSync, table: string): Promise<void> => {
  const columns = columnsOf(file, table);
  const places = columns.map(() => '?').join(', ');
  const insert = file.prepare(
    `insert into "${table}" (${columns.map((column) => `"${column}"`).join(', ')}) values (${places})`,
  );
  for await (const rows of rowsOf(db, table)) {
    for (const row of rows) insert.run(...columns.map((column) => row[column] ?? null));
  }
};

/** Reads all tables as they are at one moment; others write meanwhile. */
const copyTables = async (db: Kysely<Schema>, file: DatabaseSync): Promise<void> => {
  await sql`begin isolation level repeatable read read only`.execute(db);
  file.exec('pragma foreign_keys = off; begin');
  for (const table of await tablesOf(db)) {
    file.exec(`delete from "${table}"`);
    await copyTable(db, file, table);
  }
  file.exec('commit; pragma journal_mode = delete');
  await sql`commit`.execute(db);
};

/** Writes the records into a new SQLite file: the same tables, so that a backup is the same wherever records live. */
export const copyToFile = async (db: Kysely<Schema>, to: string): Promise<void> => {
  await (await createSqliteCatalog(to)).close();
  const file = new DatabaseSync(to);
  try {
    await db.connection().execute((one) => copyTables(one, file));
  } finally {
    file.close();
  }
};
