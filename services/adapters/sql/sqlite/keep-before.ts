import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';

import { asSqliteFault } from './sqlite-fault.ts';

/** Copies that are kept: those of the last updates. */
const KEPT = 3;
const copy = /^\d{8}T\d{9}Z-\d+\.db$/;

/**
 * Copies the records before they are changed to what a newer Meadow needs, so that the way back is there. `number` is
 * the tables' own. The oldest copies go.
 */
export const keepBefore = (database: DatabaseSync, file: string, number: number): void => {
  const folder = join(dirname(file), 'before');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const unfinished = join(folder, 'writing.db');
  const now = new Date().toISOString().replace(/[-:.]/g, '');
  try {
    rmSync(unfinished, { force: true });
    database.prepare('vacuum into ?').run(unfinished);
    renameSync(unfinished, join(folder, `${now}-${number}.db`));
  } catch (thrown) {
    throw asSqliteFault(thrown, file);
  }
  const copies = readdirSync(folder).filter((name) => copy.test(name));
  for (const name of copies.sort().slice(0, -KEPT)) rmSync(join(folder, name));
};
