import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

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
