import type { Insertable, Kysely, Selectable } from 'kysely';
import { modelCard } from '../../../contract/shapes/model.ts';
import { Fault } from '../../domain/fault.ts';
import type { VersionRecord, VersionRecords } from '../../ports/catalog.ts';
import { fromHex, toHex } from './hex.ts';
import { requireProject } from './projects.ts';
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
    details: { version },
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
  async add(record) {
    await db.transaction().execute(async (transaction) => {
      await requireProject(transaction, record.project);
      await insert(transaction, record);
    });
  },
});
