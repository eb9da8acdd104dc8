import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Kysely } from 'kysely';
import { Fault } from '../../../domain/fault.ts';
import { requireKnown } from '../migrate.ts';
import type { Schema } from '../schema.ts';
import { openConnection } from './connection.ts';
import { createDialect } from './dialect.ts';
import { createSqliteUpkeep } from './upkeep.ts';

/** Throws `home-newer` or `home-unusable` where a catalog's file cannot be opened by this Meadow. Nothing is changed. */
export const checkCatalogFile = async (file: string): Promise<void> => {
  const db = new Kysely<Schema>({ dialect: createDialect(openConnection(file), file) });
  try {
    await requireKnown(db);
    const problems = await createSqliteUpkeep(db, file).check();
    if (problems.length > 0) throw damaged(file, problems);
  } finally {
    await db.destroy();
    for (const end of ['-wal', '-shm']) if (existsSync(file + end)) await rm(file + end);
  }
};

const damaged = (file: string, problems: string[]) =>
  new Fault('home-unusable', `The database ${file} is damaged.`, 'Use another copy.', {
    details: { case: 'copy-damaged', file, problem: problems[0] ?? '' },
  });
