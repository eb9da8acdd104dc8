import type { Insertable, Selectable } from 'kysely';
import type { FoundPhoto, PhotoRecord } from '../../ports/catalog/photos.ts';
import { fromHex, toHex } from './hex.ts';
import type { PhotosTable } from './schema.ts';

export const toPhotoRow = (project: string, photo: PhotoRecord): Insertable<PhotosTable> => ({
  project,
  hash: fromHex(photo.hash),
  label: photo.label ?? null,
  source: photo.source,
  added: photo.added.getTime(),
  by: photo.by,
  width: photo.width,
  height: photo.height,
  bytes: photo.bytes,
  binned: photo.binned?.getTime() ?? null,
  guess: null,
  doubt: null,
});

export const toPhotoRecord = (row: Selectable<PhotosTable>): PhotoRecord => ({
  hash: toHex(row.hash),
  label: row.label ?? undefined,
  source: row.source,
  added: new Date(row.added),
  by: row.by,
  width: row.width,
  height: row.height,
  bytes: row.bytes,
  binned: row.binned === null ? undefined : new Date(row.binned),
});

/** `problems`: their names, joined by commas, as `group_concat` gives them. */
export const toFoundPhoto = (row: Selectable<PhotosTable> & { problems: string | null }): FoundPhoto => ({
  ...toPhotoRecord(row),
  problems: (row.problems?.split(',') ?? []) as FoundPhoto['problems'],
  guess: row.guess ?? undefined,
  doubt: row.doubt ?? undefined,
});
