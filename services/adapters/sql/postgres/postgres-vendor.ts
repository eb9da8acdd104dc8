import { sql } from 'kysely';
import type { Vendor } from '../vendor.ts';
import { announceChanges } from './announce-changes.ts';

export const postgresVendor: Vendor = {
  types: {
    // In the order of bytes, and without case but that of ASCII, as SQLite has it.
    text: sql`text collate "C"`,
    bytes: 'bytea',
    real: 'double precision',
    key: 'bigint',
    counting: (column) => column.primaryKey().generatedByDefaultAsIdentity(),
    inOrderOfKey: sql``,
    announce: announceChanges,
    freeKey: async (db, table, key) => {
      await sql`alter table ${sql.table(table)} rename constraint ${sql.ref(key)} to ${sql.ref(`${table}_key`)}`.execute(
        db,
      );
    },
  },
  like: (value, pattern) => sql`${value} ilike ${pattern} escape '\\'`,
  bytesOf: (table) => sql`pg_total_relation_size(cast(${table} as regclass))`,
  now: sql`cast(extract(epoch from clock_timestamp()) * 1000 as bigint)`,
};
