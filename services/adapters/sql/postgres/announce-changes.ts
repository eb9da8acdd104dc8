import { type Kysely, sql } from 'kysely';
import type { Schema } from '../schema.ts';

/** The channel on which a database says that something changed. It is the database's own. */
export const CHANGES = 'meadow_changes';

/** Has the database say so after each change of one of the tables, once a change, when it has become visible,
 * with the name of whose connection it was. */
export const announceChanges = async (db: Kysely<Schema>, tables: readonly (keyof Schema)[]): Promise<void> => {
  await sql`create function announce_change() returns trigger language plpgsql as
    ${sql.lit(`begin perform pg_notify('${CHANGES}', current_setting('application_name')); return null; end`)}`.execute(
    db,
  );
  for (const table of tables)
    await sql`create trigger announce_change after insert or update or delete on ${sql.table(table)}
      for each statement execute function announce_change()`.execute(db);
};
