import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Schema } from './schema.ts';

/** A name that is kept for who makes a version, until the version is there; or for ever, where one was deleted. */
export interface Reservation {
  version: string;
  project: string;
  by: string;
}

// Among the settings: they live as long as a training, and are few.
/** Who keeps the names of versions that were deleted. */
export const NOBODY = '';

const PREFIX = 'version-reserved:';

const shape = z.object({ project: z.string(), by: z.string() });

const nameOf = (version: string): string => PREFIX + version;

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
    .values({ name: nameOf(version), value: JSON.stringify(kept) })
    .execute();
};

export const reservedBy = async (db: Kysely<Schema>, by: string): Promise<Reservation | undefined> =>
  (await listReservations(db)).find((one) => one.by === by);

export const removeReservations = async (
  db: Kysely<Schema>,
  reserved: readonly Pick<Reservation, 'version'>[],
): Promise<void> => {
  const names = reserved.map(({ version }) => nameOf(version));
  if (names.length > 0) await db.deleteFrom('settings').where('name', 'in', names).execute();
};
