import { createFileTracker } from '../adapters/local/file-tracker.ts';
import type { Home } from '../adapters/local/home.ts';
import { createFileObjectStore } from '../adapters/local/object-store.ts';
import { createFileSecrets } from '../adapters/local/secrets.ts';
import { createThumbnailFiles } from '../adapters/local/thumbnails.ts';
import { createSqliteCatalog } from '../adapters/sql/sqlite/catalog.ts';
import type { VersionRecord } from '../ports/catalog/versions.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Keychain } from '../ports/keychain.ts';
import type { ModelRegistry } from '../ports/model-registry.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { Secrets, SecretsLock } from '../ports/secrets.ts';
import type { Thumbnails } from '../ports/thumbnails.ts';
import type { Tracker } from '../ports/tracker.ts';

/** Where everything is kept. */
export interface Records {
  catalog: Catalog;
  objects: ObjectStore;
  thumbnails: Thumbnails;
  tracker: Tracker;
  secrets: Secrets & SecretsLock;
  /** Where people look models up, which follows the catalog; none on a laptop. */
  shown?: {
    registry: ModelRegistry;
    sourceOf(version: VersionRecord): string;
  };
  /** Resolves when nothing waits any more to be written elsewhere, or when it cannot be for a while. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the records in a data folder of this laptop. Throws `home-newer` or `home-unusable`. */
export async function openRecords(home: Home, keychain?: Keychain): Promise<Records> {
  const catalog = await createSqliteCatalog(home.database);
  const secrets = createFileSecrets(home.secrets, keychain);
  return {
    catalog,
    objects: createFileObjectStore(home.objects),
    thumbnails: createThumbnailFiles(home.thumbnails),
    tracker: createFileTracker(home.measurements),
    secrets,
    settle: async () => undefined,
    close: () => secrets.close().finally(catalog.close),
  };
}
