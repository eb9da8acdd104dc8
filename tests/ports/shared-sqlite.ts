import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSqliteCatalog } from '../../services/adapters/sql/sqlite/catalog.ts';
import type { SharedCatalog } from './shared-catalog.ts';

/** Two catalogs on one new database, as two programs would open it. */
export async function openSharedSqlite(): Promise<SharedCatalog> {
  const folder = await mkdtemp(join(tmpdir(), 'meadow-catalog-'));
  const open = () => createSqliteCatalog(join(folder, 'meadow.db'));
  const [one, other] = [await open(), await open()];
  return {
    one,
    other,
    async end() {
      await one.close();
      await other.close();
      await rm(folder, { recursive: true });
    },
  };
}
