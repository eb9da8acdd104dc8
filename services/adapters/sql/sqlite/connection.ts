import { chmodSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { asSqliteFault } from './sqlite-fault.ts';

/** How long a write waits for another process's. */
const BUSY_MS = 5000;

const pragmas = [
  // Readers and the writer do not wait for each other; steps read while the core writes.
  'pragma journal_mode = wal',
  // A commit is on the disk when it returns.
  'pragma synchronous = full',
  // Deleted rows are overwritten with zeros, not only unlinked.
  'pragma secure_delete = on',
  'pragma foreign_keys = on',
];

/**
 * Lets only its owner read it, also where the data folder was there before and is open to others. SQLite gives the
 * files beside it the same rights; by its path, because closing the file here would drop SQLite's locks on it.
 */
const keepPrivate = (file: string) => {
  for (const part of [file, `${file}-wal`, `${file}-shm`]) {
    try {
      chmodSync(part, 0o600);
    } catch {
      // It is not there, or somebody else's, who decides who may read it.
    }
  }
};

/** Opens the database, making it where there is none. Throws `home-unusable` where it is damaged or out of reach. */
export const openConnection = (file: string): DatabaseSync => {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { timeout: BUSY_MS });
    keepPrivate(file);
    for (const pragma of pragmas) database.exec(pragma);
    return database;
  } catch (thrown) {
    database?.close();
    throw asSqliteFault(thrown, file);
  }
};
