import { Fault, FREE_SPACE } from '../../../domain/fault.ts';

/** SQLite's primary result codes that a person can do something about (sqlite.org/rescode.html). */
const BUSY = 5;
const LOCKED = 6;
const READONLY = 8;
const IOERR = 10;
const CORRUPT = 11;
const FULL = 13;
const CANTOPEN = 14;
const NOTADB = 26;

const primaryCode = (thrown: unknown): number | undefined => {
  if (!(thrown instanceof Error) || !('errcode' in thrown)) return undefined;
  return typeof thrown.errcode === 'number' ? thrown.errcode & 0xff : undefined;
};

/** What SQLite threw, as a Fault where a person can do something about it; else as it came. */
export const asSqliteFault = (thrown: unknown, file: string): unknown => {
  const options = { details: { file }, cause: thrown };
  switch (primaryCode(thrown)) {
    case FULL:
      return new Fault('disk-full', 'The disk is full, so this could not be saved.', FREE_SPACE, {
        ...options,
        details: { case: 'here', ...options.details },
      });
    case BUSY:
    case LOCKED:
      return new Fault('home-locked', 'Another program kept the database busy.', 'Try again in a moment.', {
        ...options,
        details: { case: 'database', ...options.details },
      });
    case CORRUPT:
    case NOTADB:
      return new Fault(
        'home-unusable',
        `The database ${file} is damaged.`,
        'Put a copy from your backup in its place, or move it away to begin anew.',
        { ...options, details: { case: 'damaged', ...options.details } },
      );
    case READONLY:
    case IOERR:
    case CANTOPEN:
      return new Fault(
        'home-unusable',
        `The database ${file} cannot be read or written.`,
        'Check the disk and who may write in the data folder.',
        { ...options, details: { case: 'database-closed', ...options.details } },
      );
    default:
      return thrown;
  }
};
