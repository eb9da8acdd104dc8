import type { Insertable, Kysely, Selectable } from 'kysely';
import { modelCard } from '../../../contract/shapes/model.ts';
import { Fault } from '../../domain/fault.ts';
import { versionId } from '../../domain/version-id.ts';
import type { VersionRecord, VersionRecords } from '../../ports/catalog/versions.ts';
import { change } from './change.ts';
import { fromHex, toHex } from './hex.ts';
import { championOf } from './live.ts';
import { requireProject } from './projects.ts';
import {
  DELETED,
  findReservation,
  listReservations,
  putReservation,
  removeReservations,
  reservedBy,
} from './reservations.ts';
import type { Schema, VersionsTable } from './schema.ts';

const toRecord = (row: Selectable<VersionsTable>): VersionRecord => ({
  version: row.version,
  project: row.project,
  created: new Date(row.created),
  object: row.object ?? undefined,
  sha256: toHex(row.sha256),
  card: modelCard.parse(JSON.parse(row.card)),
  run: row.run ?? undefined,
  snapshot: row.snapshot === null ? undefined : toHex(row.snapshot),
});

const toRow = (record: VersionRecord): Insertable<VersionsTable> => ({
  version: record.version,
  project: record.project,
  created: record.created.getTime(),
  object: record.object ?? null,
  sha256: fromHex(record.sha256),
  card: JSON.stringify(record.card),
  run: record.run ?? null,
  snapshot: record.snapshot === undefined ? null : fromHex(record.snapshot),
});

const taken = (version: string) =>
  new Fault('bad-request', `The version "${version}" exists already.`, 'A version is never written twice.', {
    details: { case: 'version-exists', version },
  });

const insert = async (db: Kysely<Schema>, record: VersionRecord) => {
  const { version: _, ...fresh } = toRow(record);
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('versions')
    .values(toRow(record))
    .onConflict((conflict) =>
      conflict
        .column('version')
        .doUpdateSet(fresh)
        .where('versions.object', 'is', null)
        .where('excluded.object', 'is', null),
    )
    .executeTakeFirstOrThrow();
  if (!numInsertedOrUpdatedRows) throw taken(record.version);
};

/** Writes a version, as part of a transaction; what was reserved for it is not needed any more. */
export const addVersion = async (db: Kysely<Schema>, record: VersionRecord, by: string | undefined): Promise<void> => {
  await requireProject(db, record.project);
  const reserved = await findReservation(db, record.version);
  if (reserved && reserved.by !== by) throw taken(record.version);
  await insert(db, record);
  if (reserved) await removeReservations(db, [reserved]);
};

const reserve = async (
  db: Kysely<Schema>,
  project: string,
  by: string,
  wanted: string | undefined,
): Promise<string> => {
  const reserved = await listReservations(db);
  const own = reserved.find((one) => one.by === by);
  if (own) return own.version;
  const rows = await db.selectFrom('versions').select(['version', 'project']).execute();
  const all = [...rows, ...reserved];
  const taken = new Set(all.map(({ version }) => version));
  const numbers = all.filter((one) => one.project === project).map(({ version }) => numberIn(version));
  let number = Math.max(0, ...numbers) + 1;
  while (taken.has(versionId(project, number))) number += 1;
  const version = wanted === undefined || taken.has(wanted) ? versionId(project, number) : wanted;
  await putReservation(db, { version, project, by });
  return version;
};

const numberIn = (version: string): number => Number(/\d+$/.exec(version)?.[0] ?? 0);

const isLive = (version: string) =>
  new Fault('bad-request', `The version "${version}" answers now.`, 'Make another version live first.', {
    details: { case: 'version-answers', version },
  });

const removeVersion = async (db: Kysely<Schema>, version: string): Promise<void> => {
  const row = await db.selectFrom('versions').selectAll().where('version', '=', version).executeTakeFirst();
  if (!row) return;
  const { project, run, snapshot } = row;
  if ((await championOf(db, project))?.version === version) throw isLive(version);
  const listed = await listedAt(db, row);
  await db.deleteFrom('gates').where('version', '=', version).execute();
  await db.deleteFrom('versions').where('version', '=', version).execute();
  if (run !== null) await db.deleteFrom('runs').where('run', '=', run).execute();
  await putReservation(db, { version, project, by: DELETED, listed });
  if (snapshot === null || (await isNamed(db, snapshot))) return;
  await db.deleteFrom('erased').where('snapshot', '=', snapshot).execute();
  await db.deleteFrom('snapshots').where('snapshot', '=', snapshot).execute();
};

/** When a version's training listed its photos; the same list may have been kept for one before. */
const listedAt = async (
  db: Kysely<Schema>,
  { run, snapshot }: Pick<Selectable<VersionsTable>, 'run' | 'snapshot'>,
): Promise<number | undefined> => {
  const training =
    run === null ? undefined : await db.selectFrom('runs').select('started').where('run', '=', run).executeTakeFirst();
  if (!training) return undefined;
  const list =
    snapshot === null
      ? undefined
      : await db.selectFrom('snapshots').select('created').where('snapshot', '=', snapshot).executeTakeFirst();
  return Math.max(training.started, list?.created ?? 0);
};

/** Whether a version or a run has the list. */
const isNamed = async (db: Kysely<Schema>, snapshot: Uint8Array): Promise<boolean> => {
  const version = await db.selectFrom('versions').select('version').where('snapshot', '=', snapshot).executeTakeFirst();
  const run = await db.selectFrom('runs').select('run').where('snapshot', '=', snapshot).executeTakeFirst();
  return version !== undefined || run !== undefined;
};

export const createVersionRecords = (db: Kysely<Schema>): VersionRecords => ({
  async list(project) {
    const all = db.selectFrom('versions').selectAll().orderBy('id');
    const rows = await (project === undefined ? all : all.where('project', '=', project)).execute();
    return rows.map(toRecord);
  },
  async find(version) {
    const row = await db.selectFrom('versions').selectAll().where('version', '=', version).executeTakeFirst();
    return row && toRecord(row);
  },
  add: (record, by = record.run) => change(db, (transaction) => addVersion(transaction, record, by)),
  reserve: (project, by, wanted) => change(db, (transaction) => reserve(transaction, project, by, wanted)),
  async reserved(by) {
    return (await reservedBy(db, by))?.version;
  },
  release: (by) =>
    change(db, async (transaction) => {
      const own = await reservedBy(transaction, by);
      if (own) await removeReservations(transaction, [own]);
    }),
  remove: (version) => change(db, (transaction) => removeVersion(transaction, version)),
  async listedByDeleted(project) {
    const own = (await listReservations(db)).filter((one) => one.project === project);
    const listed = own.flatMap(({ listed }) => listed ?? []);
    return listed.length === 0 ? undefined : new Date(Math.max(...listed));
  },
});
