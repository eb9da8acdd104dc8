import type { ToldCase } from '../../contract/fault-cases.ts';
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
export function refusedArchive(
  why: string,
  told: ToldCase['archive-refused'] & { said?: string },
  cause?: unknown,
): Fault {
  return new Fault('archive-refused', `The archive is not opened: ${why}.`, 'Unpack it yourself, and add the folder.', {
    details: { ...told, why },
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
  if (packed > archiveBytes) throw refusedArchive('its files overlap', { case: 'overlap' });
  if (size > MOST_BYTES) throw tooLarge(Math.round(size / 1024 ** 3));
  if (size > SMALL && size > packed * MOST_RATIO) throw bomb(size, archiveBytes);
}

/** The fault for an archive that says it has so many files. */
export function tooManyFiles(count: number): Fault {
  return refusedArchive(`it holds ${count} files, and at most ${MOST_ENTRIES} are taken at once`, {
    case: 'many-files',
    count,
    most: MOST_ENTRIES,
  });
}

function checkEntry({ name, packed, size, encrypted, type }: EntryFacts): void {
  if (leadsOutside(name)) throw refusedArchive(`"${name}" would lie outside of it`, { case: 'outside', name });
  if (encrypted) throw refusedArchive(`"${name}" is encrypted`, { case: 'encrypted', name });
  if (type === LINK) throw refusedArchive(`"${name}" is a link`, { case: 'link', name });
  if (type !== 0 && type !== REGULAR && type !== FOLDER)
    throw refusedArchive(`"${name}" is no file`, { case: 'no-file', name });
  if (size > SMALL && size > packed * MOST_RATIO) throw bomb(size, packed);
}

function leadsOutside(name: string): boolean {
  return /^([/\\]|[a-z]:)/i.test(name) || name.split(/[/\\]/).includes('..') || name.includes('\0');
}

function tooLarge(gigabytes: number): Fault {
  return refusedArchive(`unpacked it would have ${gigabytes} GB`, { case: 'large', gigabytes });
}

function bomb(size: number, packed: number): Fault {
  const [kilobytes, megabytes] = [Math.ceil(packed / 1024), Math.ceil(size / 1024 ** 2)];
  return refusedArchive(`${kilobytes} kB would become ${megabytes} MB`, { case: 'bomb', kilobytes, megabytes });
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
