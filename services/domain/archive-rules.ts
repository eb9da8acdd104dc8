import { Fault } from './fault.ts';

/** What an archive's own list says of an entry. */
export interface EntryFacts {
  name: string;
  /** Bytes in the archive, and unpacked. */
  packed: number;
  size: number;
  encrypted: boolean;
  /** The file type bits of a Unix mode; 0 where the archive says none. */
  type: number;
}

/** Far more photos than anybody packs, far fewer than would stall a laptop. */
export const MOST_ENTRIES = 20_000;
/** Bytes all files may have together, unpacked. */
const MOST_BYTES = 20 * 1024 ** 3;
/** Photos hardly shrink; what shrinks this much is made to be large. */
const MOST_RATIO = 100;
/** Below so many bytes a high ratio does no harm: an empty drawing, a text. */
const SMALL = 1024 ** 2;

const REGULAR = 0o100000;
const FOLDER = 0o040000;
const LINK = 0o120000;

/** The fault for an archive that is not opened. */
export function refusedArchive(why: string, cause?: unknown): Fault {
  return new Fault('archive-refused', `The archive is not opened: ${why}.`, 'Unpack it yourself, and add the folder.', {
    details: { why },
    cause,
  });
}

/** Throws `archive-refused` for the first entry, or for all together, that no honest archive of photos has. */
export function checkEntries(entries: readonly EntryFacts[], archiveBytes: number): void {
  if (entries.length > MOST_ENTRIES) throw tooManyFiles(entries.length);
  for (const entry of entries) checkEntry(entry);
  const size = sum(entries.map((entry) => entry.size));
  const packed = sum(entries.map((entry) => entry.packed));
  // Files that lie over each other count more than once: a small archive of endless content.
  if (packed > archiveBytes) throw refusedArchive('its files overlap');
  if (size > MOST_BYTES) throw refusedArchive(`unpacked it would have ${Math.round(size / 1024 ** 3)} GB`);
  if (size > SMALL && size > packed * MOST_RATIO) throw bomb(size, archiveBytes);
}

/** The fault for an archive that says it has so many files. */
export function tooManyFiles(count: number): Fault {
  return refusedArchive(`it holds ${count} files, and at most ${MOST_ENTRIES} are taken at once`);
}

function checkEntry({ name, packed, size, encrypted, type }: EntryFacts): void {
  if (leadsOutside(name)) throw refusedArchive(`"${name}" would lie outside of it`);
  if (encrypted) throw refusedArchive(`"${name}" is encrypted`);
  if (type === LINK) throw refusedArchive(`"${name}" is a link`);
  if (type !== 0 && type !== REGULAR && type !== FOLDER) throw refusedArchive(`"${name}" is no file`);
  if (size > SMALL && size > packed * MOST_RATIO) throw bomb(size, packed);
}

function leadsOutside(name: string): boolean {
  return /^([/\\]|[a-z]:)/i.test(name) || name.split(/[/\\]/).includes('..') || name.includes('\0');
}

function bomb(size: number, packed: number): Fault {
  return refusedArchive(`${Math.ceil(packed / 1024)} kB would become ${Math.ceil(size / 1024 ** 2)} MB`);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
