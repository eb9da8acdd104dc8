import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSqliteCatalog } from '../../services/adapters/sql/sqlite/catalog.ts';
import { catalogSuite } from './catalog-suite.ts';

catalogSuite('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'meadow-catalog-'));
  const open = () => createSqliteCatalog(join(folder, 'meadow.db'));
  let catalog = await open();
  return {
    catalog,
    reopen: async () => {
      await catalog.close();
      catalog = await open();
      return catalog;
    },
    end: async () => {
      await catalog.close();
      await rm(folder, { recursive: true });
    },
  };
});
