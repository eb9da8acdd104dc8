import { createFileTracker } from '../adapters/local/file-tracker.ts';
import type { Home } from '../adapters/local/home.ts';
import { createFileObjectStore } from '../adapters/local/object-store.ts';
import { createFileSecrets } from '../adapters/local/secrets.ts';
import { createThumbnailFiles } from '../adapters/local/thumbnails.ts';
import { createSqliteCatalog } from '../adapters/sql/sqlite/catalog.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { Secrets } from '../ports/secrets.ts';
import type { Thumbnails } from '../ports/thumbnails.ts';
import type { Tracker } from '../ports/tracker.ts';

/** Where everything is kept. */
export interface Records {
  catalog: Catalog;
  objects: ObjectStore;
  thumbnails: Thumbnails;
  tracker: Tracker;
  secrets: Secrets;
  close(): Promise<void>;
}

/** Opens the records in a data folder of this laptop. Throws `home-newer` or `home-unusable`. */
export async function openRecords(home: Home): Promise<Records> {
  const catalog = await createSqliteCatalog(home.database);
  const secrets = createFileSecrets(home.secrets);
  return {
    catalog,
    objects: createFileObjectStore(home.objects),
    thumbnails: createThumbnailFiles(home.thumbnails),
    tracker: createFileTracker(home.measurements),
    secrets,
    close: () => secrets.close().finally(catalog.close),
  };
}
