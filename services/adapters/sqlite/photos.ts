import type { Insertable, Kysely, Selectable } from 'kysely';
import type { PhotoRecord, PhotoRecords } from '../../ports/catalog.ts';
import { fromHex, toHex } from './hex.ts';
import { inParts } from './in-parts.ts';
import { requireProject } from './projects.ts';
import type { PhotosTable, Schema } from './schema.ts';

const toRow = (project: string, photo: PhotoRecord): Insertable<PhotosTable> => ({
  ...photo,
  project,
  hash: fromHex(photo.hash),
  added: photo.added.getTime(),
});

const toRecord = ({ project: _, ...row }: Selectable<PhotosTable>): PhotoRecord => ({
  ...row,
  hash: toHex(row.hash),
  added: new Date(row.added),
});

/** One statement's photos; the same hash twice counts as the later one. */
const putSome = (db: Kysely<Schema>, rows: Insertable<PhotosTable>[]) =>
  db
    .insertInto('photos')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['project', 'hash']).doUpdateSet((row) => ({
        label: row.ref('excluded.label'),
        source: row.ref('excluded.source'),
      })),
    )
    .execute();

export const createPhotoRecords = (db: Kysely<Schema>): PhotoRecords => ({
  async put(project, photos) {
    const latest = [...new Map(photos.map((photo) => [photo.hash, photo])).values()];
    await db.transaction().execute(async (transaction) => {
      await requireProject(transaction, project);
      for (const part of inParts(latest))
        await putSome(
          transaction,
          part.map((photo) => toRow(project, photo)),
        );
    });
  },
  async list(project) {
    const rows = await db.selectFrom('photos').selectAll().where('project', '=', project).orderBy('hash').execute();
    return rows.map(toRecord);
  },
  async count(project) {
    const row = await db
      .selectFrom('photos')
      .select((select) => select.fn.countAll<number>().as('photos'))
      .where('project', '=', project)
      .executeTakeFirstOrThrow();
    return Number(row.photos);
  },
});
