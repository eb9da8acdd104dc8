import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Where a store keeps what is not whole yet; listings leave out what begins with a dot. */
export const scratchOf = (root: string): string => join(root, '.writing');

const LEFT_BEHIND_MS = 60 * 60 * 1000;

/** How the names of files begin that are not whole yet. */
export const UNFINISHED = '.writing-';

/** Removes what programs that were killed did not finish writing in a folder: what nobody has touched for an hour. */
export const clearUnfinished = async (folder: string): Promise<void> => {
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.startsWith(UNFINISHED)) continue;
    const found = await stat(join(folder, name)).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > LEFT_BEHIND_MS) await rm(join(folder, name), { force: true });
  }
};
