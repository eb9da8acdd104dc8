import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { carriedTables } from '../../services/adapters/sql/carried-tables.ts';
import type { Schema } from '../../services/adapters/sql/schema.ts';
import { createSqliteCatalog } from '../../services/adapters/sql/sqlite/catalog.ts';
import { catalogCarrySuite } from './catalog-carry-suite.ts';
import { openSharedSqlite } from './shared-sqlite.ts';

/** Tables that hold nothing of one project: why. */
const notCarried: Partial<Record<keyof Schema, string>> = {
  schema_version: 'each catalog has its own',
  photos_before: 'there only within a migration',
  words: 'each catalog numbers its own',
  predictions: 'many, so they go by themselves, in pages',
  leases: 'they say who works where, now',
  journals: 'how far the predictors of this catalog were read',
};

catalogCarrySuite('from SQLite to SQLite', openSharedSqlite, openSharedSqlite);

it('says of every table whether a project that is moved takes its rows along', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'meadow-carry-'));
  const file = join(folder, 'meadow.db');
  await (await createSqliteCatalog(file)).close();
  const database = new DatabaseSync(file);
  const tables = database.prepare(
    `select name from sqlite_master where type = 'table' and name not like 'sqlite!_%' escape '!'`,
  );
  const names = tables.all().map(({ name }) => String(name));
  database.close();
  await rm(folder, { recursive: true });
  const carried = carriedTables.map(({ table }) => table);
  const known = new Set<string>([...carried, ...Object.keys(notCarried)]);
  expect(names.filter((name) => !known.has(name))).toEqual([]);
  expect(carried.filter((table) => table in notCarried)).toEqual([]);
});
