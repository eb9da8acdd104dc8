import { fromCsv } from './csv.ts';
import { Fault } from './fault.ts';

/** A line of a person's list of photos. */
export interface ListedPhoto {
  /** An address or a path, as it is written. */
  place: string;
  /** None where the list says none. */
  label: string | undefined;
}

const PLACES = ['url', 'path', 'file', 'filename', 'photo', 'image', 'source', 'address'];
const LABELS = ['label', 'class'];
const MOST_LINES = 100_000;

const cleaned = (name: string) => name.trim().toLowerCase();

/**
 * The photos of a CSV list: `url,label` or `path,label`, by their names in the first line in whatever order; without
 * such a line, place and label in that order. Throws `bad-request`.
 */
export function readPhotoList(text: string): ListedPhoto[] {
  const rows = fromCsv(text).filter((row) => row.some((cell) => cell.trim() !== ''));
  if (rows.length > MOST_LINES) throw tooLong(rows.length);
  const names = (rows[0] ?? []).map(cleaned);
  const place = names.findIndex((name) => PLACES.includes(name));
  const label = names.findIndex((name) => LABELS.includes(name));
  const columns = place < 0 ? { place: 0, label: 1 } : { place, label };
  return rows.slice(place < 0 ? 0 : 1).flatMap((row) => {
    const [where, what] = [row[columns.place]?.trim(), row[columns.label]?.trim()];
    return where ? [{ place: where, label: what || undefined }] : [];
  });
}

/** Whether a place is an address rather than a path. */
export const isAddress = (place: string): boolean => /^[a-z][a-z0-9+.-]+:\/\//i.test(place);

function tooLong(lines: number): Fault {
  return new Fault(
    'bad-request',
    `The list has ${lines} lines; at most ${MOST_LINES} are taken at once.`,
    'Split it into several lists.',
    { details: { case: 'list-lines', lines, most: MOST_LINES } },
  );
}
