import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Home } from './home.ts';

/** What was copied before an update changed the records: the newest stays. */
const COPY = /^\d{8}T\d{9}Z-\d+\.db$/;
const OLD_LOG = /\.\d+$/;
/** What was fetched from the store and not used for a day. */
const FETCHED = ['data', 'models'];
const UNUSED_MS = 24 * 60 * 60 * 1000;

const names = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);

const sizeOf = async (path: string): Promise<number> => {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isDirectory()) return found?.size ?? 0;
  const sizes = await Promise.all((await names(path)).map((name) => sizeOf(join(path, name))));
  return sizes.reduce((sum, size) => sum + size, 0);
};

const unused = async (folder: string): Promise<string[]> => {
  const paths = (await names(folder)).map((name) => join(folder, name));
  const seen = await Promise.all(paths.map((path) => stat(path).catch(() => undefined)));
  return paths.filter((_, at) => Date.now() - (seen[at]?.mtimeMs ?? Date.now()) > UNUSED_MS);
};

/** What of a data folder can be fetched again, or that nobody needs who did not just update: no photo, no model, no record in use. */
export const createCaches = (home: Pick<Home, 'folder' | 'fromStack' | 'logs'>) => {
  const clearable = async (): Promise<string[]> => {
    const before = join(home.folder, 'before');
    const [copies, logs, fetched] = await Promise.all([
      names(before),
      names(home.logs),
      Promise.all(FETCHED.map((bucket) => unused(join(home.fromStack, bucket)))),
    ]);
    return [
      ...copies
        .filter((name) => COPY.test(name))
        .sort()
        .slice(0, -1)
        .map((name) => join(before, name)),
      ...logs.filter((name) => OLD_LOG.test(name)).map((name) => join(home.logs, name)),
      ...fetched.flat(),
    ];
  };
  return {
    async size(): Promise<number> {
      const sizes = await Promise.all((await clearable()).map(sizeOf));
      return sizes.reduce((sum, size) => sum + size, 0);
    },
    async clear(): Promise<void> {
      for (const path of await clearable()) await rm(path, { recursive: true, force: true });
    },
  };
};
