import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** The file that is written; it has no line of its own. */
export const SUMS = 'SHA256SUMS';

/**
 * A line for each file of a folder, as `sha256sum --check` reads it, in the order of their names. Throws where there is
 * nothing, a folder, or a name that such a line cannot hold.
 */
export async function sumsOf(folder: string): Promise<string> {
  const entries = (await readdir(folder, { withFileTypes: true })).filter(({ name }) => name !== SUMS);
  if (entries.length === 0) throw new Error(`There is nothing in ${folder}.`);
  const strange = entries.filter((entry) => !entry.isFile() || /[\\\r\n]/.test(entry.name));
  if (strange.length > 0) throw new Error(`Not only files: ${strange.map(({ name }) => name).join(', ')}`);
  const names = entries.map(({ name }) => name).toSorted();
  const lines = await Promise.all(names.map(async (name) => `${await sumOf(join(folder, name))}  ${name}\n`));
  return lines.join('');
}

async function sumOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
