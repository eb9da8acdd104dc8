import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../../domain/fault.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import { codeOf, isMissing, removeFile } from './file-fault.ts';
import { scratchOf } from './scratch.ts';
import { walkFiles } from './walk-files.ts';
import { writeAtomically } from './write-atomically.ts';

/** Every part begins with a letter or digit, so none is `..`, hidden, or a file that is being written. */
const key = /^[a-z0-9][a-z0-9._-]*(?:\/[a-z0-9][a-z0-9._-]*)*$/;
const LONGEST = 500;

const missing = (name: string, cause?: unknown) =>
  new Fault('not-found', `There is no object "${name}".`, 'It may have been removed.', {
    details: { key: name },
    cause,
  });

const refused = (name: string) =>
  new Fault('bad-request', `"${name}" cannot name an object.`, 'Use lower-case words, digits and slashes.');

/** Objects as files below `root`. */
export const createFileObjectStore = (root: string): ObjectStore => {
  const pathOf = (name: string): string => {
    if (name.length > LONGEST || !key.test(name)) throw refused(name);
    return join(root, name);
  };
  const sizeOf = async (name: string): Promise<number | undefined> => {
    const found = await stat(pathOf(name)).catch((thrown: unknown) => {
      if (isMissing(thrown)) return undefined;
      throw thrown;
    });
    return found?.isFile() ? found.size : undefined;
  };
  const requireObject = async (name: string) => {
    if ((await sizeOf(name)) === undefined) throw missing(name);
  };

  return {
    put: async (name, bytes) => writeAtomically(pathOf(name), bytes, { scratch: scratchOf(root) }),
    async get(name) {
      try {
        return await readFile(pathOf(name));
      } catch (thrown) {
        throw isMissing(thrown) || codeOf(thrown) === 'EISDIR' ? missing(name, thrown) : thrown;
      }
    },
    has: async (name) => (await sizeOf(name)) !== undefined,
    async remove(name) {
      if ((await sizeOf(name)) === undefined) return;
      await removeFile(pathOf(name));
    },
    async *list(prefix) {
      const folder = prefix.slice(0, prefix.lastIndexOf('/') + 1);
      if (folder) pathOf(folder.slice(0, -1));
      for await (const path of walkFiles(root, folder.slice(0, -1))) {
        const bytes = path.startsWith(prefix) && key.test(path) ? await sizeOf(path) : undefined;
        if (bytes !== undefined) yield { key: path, bytes };
      }
    },
    async file(name) {
      await requireObject(name);
      return pathOf(name);
    },
  };
};
