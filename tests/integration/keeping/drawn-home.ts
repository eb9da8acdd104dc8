import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openHome } from '../../../services/adapters/local/home.ts';
import { createFileObjectStore } from '../../../services/adapters/local/object-store.ts';
import { createSqliteCatalog } from '../../../services/adapters/sqlite/catalog.ts';
import { photoKey } from '../../../services/domain/object-keys.ts';
import { createRandom } from '../../../services/domain/random.ts';

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

/** A data folder with a project of so many photos of chance, their bytes no pictures. */
export async function drawHome(folder: string, photos: number, bytes = 2000, seed = 1): Promise<void> {
  const home = await openHome(folder);
  const objects = createFileObjectStore(home.objects);
  const catalog = await createSqliteCatalog(home.database);
  const random = createRandom(seed);
  const created = new Date('2026-03-01T10:00:00Z');
  const project = { id: 'lawn', name: 'Lawn', classes: ['dandelion', 'grass'], created, policy: 'ask' } as const;
  await catalog.projects.create({ ...project, classes: [...project.classes] });
  const records = [];
  for (let at = 0; at < photos; at++) {
    const photo = Buffer.from(Array.from({ length: bytes }, () => Math.floor(random() * 256)));
    const hash = sha256(photo);
    await objects.put(photoKey(hash), photo);
    const facts = { source: `photo-${at}.jpg`, added: created, by: 'me', width: 8, height: 8, binned: undefined };
    records.push({ hash, label: at % 2 ? 'grass' : 'dandelion', bytes, ...facts });
  }
  await catalog.photos.put('lawn', records);
  await catalog.close();
}

/** One hash for all that a data folder says: its files, and its records row by row. */
export async function stateOf(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const part of ['objects', 'measurements', 'thumbnails'])
    for (const path of await filesBelow(join(folder, part)))
      hash.update(`${path} ${sha256(await readFile(path))}\n`.replace(folder, ''));
  const database = new DatabaseSync(join(folder, 'meadow.db'));
  const tables = database.prepare("select name from sqlite_schema where type = 'table' order by name").all();
  for (const { name } of tables) {
    const rows = database
      .prepare(`select * from "${name}"`)
      .all()
      .map((row) => JSON.stringify(row, asText))
      .sort();
    hash.update(`${name}\n${rows.join('\n')}\n`);
  }
  database.close();
  return hash.digest('hex');
}

const asText = (_key: string, value: unknown) =>
  value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value;

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('.writing'))
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
}
