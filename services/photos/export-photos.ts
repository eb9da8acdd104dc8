import type { PhotoFilter } from '../../contract/shapes/project-photo.ts';
import { toCsv } from '../domain/csv.ts';
import { isTestPhoto } from '../domain/split.ts';
import type { FoundPhoto, PhotoRecords } from '../ports/catalog/photos.ts';

const HEAD = ['sha256', 'label', 'set', 'source', 'added', 'by', 'width', 'height', 'bytes'];
const PAGE = 5000;

/** The photos a filter means as CSV, newest first. */
export async function exportPhotos(photos: PhotoRecords, project: string, filter: PhotoFilter): Promise<string> {
  let text = toCsv([HEAD]);
  for (let offset = 0; ; offset += PAGE) {
    const found = await photos.search(project, filter, { order: 'newest', offset, limit: PAGE });
    text += toCsv(found.photos.map(row));
    if (offset + PAGE >= found.total) return text;
  }
}

const row = ({ hash, label, source, added, by, width, height, bytes }: FoundPhoto) => [
  hash,
  label,
  isTestPhoto(hash) ? 'test' : 'train',
  source,
  added.toISOString(),
  by,
  width,
  height,
  bytes,
];
