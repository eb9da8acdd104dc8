import { type Kysely, sql } from 'kysely';
import type { Schema } from './schema.ts';
import type { Vendor } from './vendor.ts';

/** Bytes a prediction takes on disk, indexes included, on average. */
export type RowSize = () => Promise<number>;

/** The share by which the history may grow or shrink before it is measured again; measuring reads all its pages. */
const TOLERANCE = 0.1;

/** Bytes of a table on disk, indexes included. */
export const tableSize = async (db: Kysely<Schema>, vendor: Vendor, table: keyof Schema): Promise<number> => {
  const { rows } = await sql<{ bytes: number | null }>`select ${vendor.bytesOf(table)} as bytes`.execute(db);
  return rows[0]?.bytes ?? 0;
};

export const createRowSize = (db: Kysely<Schema>, vendor: Vendor): RowSize => {
  let last = { rows: 0, size: 0 };
  return async () => {
    const { rows } = await db
      .selectFrom('predictions')
      .select((select) => select.fn.countAll<number>().as('rows'))
      .executeTakeFirstOrThrow();
    if (rows === 0) return 0;
    if (Math.abs(rows - last.rows) > last.rows * TOLERANCE)
      last = { rows, size: (await tableSize(db, vendor, 'predictions')) / rows };
    return last.size;
  };
};
