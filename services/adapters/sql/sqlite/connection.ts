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

/** Opens the database, making it where there is none. Throws `home-unusable` where it is damaged or out of reach. */
export const openConnection = (file: string): DatabaseSync => {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { timeout: BUSY_MS });
    for (const pragma of pragmas) database.exec(pragma);
    return database;
  } catch (thrown) {
    database?.close();
    throw asSqliteFault(thrown, file);
  }
};
