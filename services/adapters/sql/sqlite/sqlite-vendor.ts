import { sql } from 'kysely';
import type { Vendor } from '../vendor.ts';

export const sqliteVendor: Vendor = {
  types: {
    text: 'text',
    bytes: 'blob',
    real: 'real',
    key: 'integer',
    counting: (column) => column.primaryKey().autoIncrement(),
    inOrderOfKey: sql`without rowid`,
    // Whoever else has the file open is on this computer, and speaks to its core.
    announce: async () => undefined,
    freeKey: async () => undefined,
  },
  // `like` takes upper and lower case of ASCII as one.
  like: (value, pattern) => sql`${value} like ${pattern} escape '\\'`,
  bytesOf: (table) => sql`(
    select sum(pgsize) from dbstat
    where aggregate = true and (name = ${table} or name like ${`${table}!_%`} escape '!'))`,
  now: sql`cast(unixepoch('subsec') * 1000 as integer)`,
};
