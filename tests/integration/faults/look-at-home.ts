import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createFileObjectStore } from '../../../services/adapters/local/object-store.ts';
import { createSqliteCatalog } from '../../../services/adapters/sql/sqlite/catalog.ts';
import { photoKey, snapshotKey } from '../../../services/domain/object-keys.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** What is wrong in a data folder nobody works on now: a sentence each; none where every record is whole. */
export async function wrongIn(home: string): Promise<string[]> {
  const wrong: string[] = [];
  const database = new DatabaseSync(join(home, 'meadow.db'), { timeout: 10_000 }); // A step may be ending still.
  for (const { integrity_check: said } of database.prepare('pragma integrity_check').all())
    if (said !== 'ok') wrong.push(String(said));
  if (database.prepare('pragma foreign_key_check').all().length > 0)
    wrong.push('A row names another that is not there');
  database.close();
  const objects = createFileObjectStore(join(home, 'objects'));
  const bytesOf = (key: string) => objects.get(key).catch(() => undefined);
  const catalog = await createSqliteCatalog(join(home, 'meadow.db'));
  for (const { id } of await catalog.projects.list()) {
    for (const binned of [false, true]) {
      const { photos } = await catalog.photos.search(id, { binned }, { order: 'newest', offset: 0, limit: 100_000 });
      for (const { hash } of photos) {
        const bytes = await bytesOf(photoKey(hash));
        if (!bytes || sha256(bytes) !== hash) wrong.push(`Photo ${hash} of ${id} is not whole`);
      }
    }
    const live = await catalog.live.champion(id);
    if (live && !(await catalog.versions.find(live.version))) wrong.push(`${live.version} is live and not there`);
  }
  for (const { version, object, sha256: expected } of await catalog.versions.list()) {
    if (object === undefined) continue;
    const bytes = await bytesOf(object);
    if (!bytes || sha256(bytes) !== expected) wrong.push(`The model ${version} is not whole`);
  }
  for (const { snapshot } of await catalog.snapshots.list()) {
    const bytes = await bytesOf(snapshotKey(snapshot));
    if (!bytes || sha256(bytes) !== snapshot) wrong.push(`Snapshot ${snapshot} is not whole`);
  }
  await catalog.close();
  return wrong;
}

/** Whether the bytes of a photo are still kept. */
export const isKept = (home: string, hash: string): boolean => existsSync(join(home, 'objects', photoKey(hash)));
