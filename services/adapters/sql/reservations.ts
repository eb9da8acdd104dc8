import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Schema } from './schema.ts';

/** A name that is kept for who makes a version, until the version is there; or for ever, where one was deleted. */
export interface Reservation {
  version: string;
  project: string;
  by: string;
  /** When the training of a version that was deleted listed its photos. */
  listed?: number | undefined;
}

/** Who keeps the names of versions that were deleted, for as long as their project is there. */
export const DELETED = '';

// Among the settings: one for each version that is being made, and for each that was deleted.
const PREFIX = 'version-reserved:';

const shape = z.object({ project: z.string(), by: z.string(), listed: z.number().optional() });

/** The setting a reservation is kept as. */
export const reservationName = (version: string): string => PREFIX + version;

export const listReservations = async (db: Kysely<Schema>): Promise<Reservation[]> => {
  const rows = await db
    .selectFrom('settings')
    .selectAll()
    .where('name', 'like', `${PREFIX}%`)
    .orderBy('name')
    .execute();
  return rows.map(({ name, value }) => ({ version: name.slice(PREFIX.length), ...shape.parse(JSON.parse(value)) }));
};

export const putReservation = async (db: Kysely<Schema>, { version, ...kept }: Reservation): Promise<void> => {
  await db
    .insertInto('settings')
    .values({ name: reservationName(version), value: JSON.stringify(kept) })
    .execute();
};

export const findReservation = async (db: Kysely<Schema>, version: string): Promise<Reservation | undefined> => {
  const row = await db
    .selectFrom('settings')
    .select('value')
    .where('name', '=', reservationName(version))
    .executeTakeFirst();
  return row && { version, ...shape.parse(JSON.parse(row.value)) };
};

export const reservedBy = async (db: Kysely<Schema>, by: string): Promise<Reservation | undefined> =>
  (await listReservations(db)).find((one) => one.by === by);

export const removeReservations = async (
  db: Kysely<Schema>,
  reserved: readonly Pick<Reservation, 'version'>[],
): Promise<void> => {
  const names = reserved.map(({ version }) => reservationName(version));
  if (names.length > 0) await db.deleteFrom('settings').where('name', 'in', names).execute();
};
