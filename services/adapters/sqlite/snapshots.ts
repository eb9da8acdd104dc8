import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import type { SnapshotRecord, SnapshotRecords } from '../../ports/catalog.ts';
import { fromHex, toHex } from './hex.ts';
import type { Schema, SnapshotsTable } from './schema.ts';

const labelCounts = z.record(z.string(), z.int());

const toRecord = (row: Selectable<SnapshotsTable>): SnapshotRecord => ({
  snapshot: toHex(row.snapshot),
  project: row.project,
  created: new Date(row.created),
  photos: row.photos,
  labels: labelCounts.parse(JSON.parse(row.labels)),
});

export const createSnapshotRecords = (db: Kysely<Schema>): SnapshotRecords => ({
  async add({ snapshot, project, created, photos, labels }) {
    await db
      .insertInto('snapshots')
      .values({
        snapshot: fromHex(snapshot),
        project,
        created: created.getTime(),
        photos,
        labels: JSON.stringify(labels),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  },
  async find(snapshot) {
    const row = await db
      .selectFrom('snapshots')
      .selectAll()
      .where('snapshot', '=', fromHex(snapshot))
      .executeTakeFirst();
    return row && toRecord(row);
  },
  async list(project) {
    const rows = await db
      .selectFrom('snapshots')
      .selectAll()
      .where('project', '=', project)
      .orderBy('created', 'desc')
      .execute();
    return rows.map(toRecord);
  },
});
