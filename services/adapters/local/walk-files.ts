import { opendir } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing } from './file-fault.ts';

/**
 * Paths of all files below a folder, relative to it and with `/`; none where there is no such folder. What begins
 * with a dot is left out.
 */
export async function* walkFiles(folder: string, below = ''): AsyncGenerator<string> {
  const entries = await opendir(join(folder, below)).catch((thrown: unknown) => {
    if (isMissing(thrown)) return [];
    throw thrown;
  });
  for await (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const path = below ? `${below}/${entry.name}` : entry.name;
    if (entry.isDirectory()) yield* walkFiles(folder, path);
    else if (entry.isFile()) yield path;
  }
}
