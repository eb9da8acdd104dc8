import { type Kysely, sql } from 'kysely';
import { settingsOfProject } from '../../domain/project-settings.ts';
import type { CarriedRow, CarriedRows } from '../../ports/catalog/carry.ts';
import { type CarriedTable, carriedTables } from './carried-tables.ts';
import { fromHex, toHex } from './hex.ts';
import { inParts } from './in-parts.ts';
import { reservedIn } from './projects.ts';
import { reservationName } from './reservations.ts';
import type { Schema } from './schema.ts';

type Held = Record<string, string | number | null | Uint8Array>;

/** Columns are in the order of their names, whichever was added when. */
const toCarried = (row: Held): CarriedRow =>
  Object.fromEntries(
    Object.entries(row)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([column, value]) => [column, value instanceof Uint8Array ? { hex: toHex(value) } : value]),
  );
const toHeld = (row: CarriedRow): Held =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      typeof value === 'object' && value !== null ? fromHex(value.hex) : value,
    ]),
  );

/** Names of the settings that belong to a project. */
export const settingNames = async (db: Kysely<Schema>, project: string): Promise<string[]> => [
  ...settingsOfProject(project),
  ...(await reservedIn(db, project)).map(({ version }) => reservationName(version)),
];

/** An edit is known by its place among the project's, as changes refer to it. */
const editIds = async (db: Kysely<Schema>, project: string): Promise<number[]> =>
  (await db.selectFrom('edits').select('id').where('project', '=', project).orderBy('id').execute()).map(
    ({ id }) => id,
  );

export const readRows = async (db: Kysely<Schema>, project: string): Promise<CarriedRows> => {
  const settings = await settingNames(db, project);
  const places = new Map((await editIds(db, project)).map((id, place) => [id, place]));
  const all: CarriedRows = {};
  for (const { table, of, order, counts } of carriedTables) {
    const by = sql.join(order.map((column) => sql.ref(column)));
    const { rows } = await sql<Held>`
      select * from ${sql.table(table)} where ${of(project, settings)} order by ${by}`.execute(db);
    all[table] = rows.map(({ id, ...row }) => {
      const kept = counts || id === undefined ? row : { id, ...row };
      return toCarried(table === 'edit_changes' ? { ...kept, edit: places.get(Number(row.edit))! } : kept);
    });
  }
  return all;
};

/** Writes rows, as part of a transaction; none of the project's are there. */
export const insertRows = async (db: Kysely<Schema>, project: string, all: CarriedRows): Promise<void> => {
  for (const one of carriedTables) await insertInto(db, project, one, all[one.table] ?? []);
};

const insertInto = async (
  db: Kysely<Schema>,
  project: string,
  { table, shared }: CarriedTable,
  carried: readonly CarriedRow[],
): Promise<void> => {
  if (carried.length === 0) return;
  const ids = table === 'edit_changes' ? await editIds(db, project) : [];
  const rows = carried.map((row) => ({
    ...toHeld(row),
    ...(table === 'edit_changes' && { edit: ids[Number(row.edit)]! }),
  }));
  const columns = Object.keys(rows[0]!);
  for (const part of inParts<Held>(rows)) {
    const values = part.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`);
    await sql`
      insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))}) values ${sql.join(values)}
      ${shared ? sql`on conflict do nothing` : sql``}`.execute(db);
  }
};
