import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import type { SnapshotRecord, SnapshotRecords } from '../../ports/catalog/snapshots.ts';
import { fromHex, toHex } from './hex.ts';
import { inParts } from './in-parts.ts';
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
    const all = db.selectFrom('snapshots').selectAll().orderBy('created', 'desc');
    const rows = await (project === undefined ? all : all.where('project', '=', project)).execute();
    return rows.map(toRecord);
  },
  async noteErased(snapshot, hashes) {
    for (const part of inParts(hashes.map(fromHex)))
      await db
        .insertInto('erased')
        .values(part.map((hash) => ({ snapshot: fromHex(snapshot), hash })))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
  },
  async erased(project) {
    const rows = await db
      .selectFrom('erased')
      .innerJoin('snapshots', 'snapshots.snapshot', 'erased.snapshot')
      .select((select) => ['erased.snapshot', select.fn.countAll<number>().as('photos')])
      .where('snapshots.project', '=', project)
      .groupBy('erased.snapshot')
      .execute();
    return new Map(rows.map(({ snapshot, photos }) => [toHex(snapshot), Number(photos)]));
  },
  async naming(hashes) {
    const parts = await Promise.all(
      inParts(hashes.map(fromHex)).map((part) =>
        db.selectFrom('erased').select('snapshot').distinct().where('hash', 'in', part).execute(),
      ),
    );
    return new Set(parts.flat().map(({ snapshot }) => toHex(snapshot)));
  },
});
