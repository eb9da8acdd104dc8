/** A file as a folder tells of it: bytes, and when it was changed, in whole milliseconds. */
export interface ListedFile {
  bytes: number;
  changed: number;
}

/** Files by their path in the folder, with `/`. */
export type Listing = ReadonlyMap<string, ListedFile>;

export const totalBytes = (listing: Listing): number => listing.values().reduce((sum, { bytes }) => sum + bytes, 0);

const isSame = (a: ListedFile | undefined, b: ListedFile | undefined): boolean =>
  a?.bytes === b?.bytes && a?.changed === b?.changed;

/** What a copy lacks, and what it has too much. */
export interface Rest {
  copy: string[];
  remove: string[];
}

/** What is still to be done for a copy that was made of an older listing. */
export function restOf(now: Listing, copied: Listing): Rest {
  return {
    copy: [...now.keys()].filter((path) => !isSame(now.get(path), copied.get(path))),
    remove: [...copied.keys()].filter((path) => !now.has(path)),
  };
}

/** Paths that are new, gone or changed, in order. */
export function differenceOf(before: Listing, now: Listing): string[] {
  const { copy, remove } = restOf(now, before);
  return [...copy, ...remove].toSorted();
}

/** Parts of a data folder that belong to running programs or are made anew; they do not move. */
const LEFT_OUT: readonly string[] = ['run', 'logs', 'incoming', 'restore'];

/** Whether a file of a data folder moves with it. SQLite makes its shared memory anew. */
export function moves(path: string): boolean {
  const [part = ''] = path.split('/');
  return !LEFT_OUT.includes(part) && !path.endsWith('-shm') && !OWN_NOTES.includes(path);
}

/** Lies in a copy until it is in use. */
export const COPY_NOTE = 'meadow-copy.json';
/** Lies in a folder that was left, and tells how it was then. */
export const LEFT_NOTE = 'meadow-left.json';
const OWN_NOTES: readonly string[] = [COPY_NOTE, LEFT_NOTE];

/** What a folder holds that Meadow may call its own, at its top. */
export const OWN_PARTS: readonly string[] = [
  'meadow.db',
  'meadow.db-wal',
  'meadow.db-shm',
  'objects',
  'thumbnails',
  'measurements',
  'secrets.json',
  'stack',
  'before',
  ...LEFT_OUT,
  ...OWN_NOTES,
];
