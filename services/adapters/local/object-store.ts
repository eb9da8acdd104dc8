import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { folderOfPrefix, isObjectKey, missingObject, requireObjectKey } from '../../domain/object-keys.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import { codeOf, isMissing, removeFile } from './file-fault.ts';
import { scratchOf } from './scratch.ts';
import { walkFiles } from './walk-files.ts';
import { writeAtomically } from './write-atomically.ts';

/** Objects as files below `root`. */
export const createFileObjectStore = (root: string): ObjectStore => {
  const pathOf = (name: string): string => {
    requireObjectKey(name);
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
    if ((await sizeOf(name)) === undefined) throw missingObject(name);
  };

  return {
    put: async (name, bytes) => writeAtomically(pathOf(name), bytes, { scratch: scratchOf(root) }),
    async get(name) {
      try {
        return await readFile(pathOf(name));
      } catch (thrown) {
        throw isMissing(thrown) || codeOf(thrown) === 'EISDIR' ? missingObject(name, thrown) : thrown;
      }
    },
    has: async (name) => (await sizeOf(name)) !== undefined,
    async remove(name) {
      if ((await sizeOf(name)) === undefined) return;
      await removeFile(pathOf(name));
    },
    async *list(prefix) {
      for await (const path of walkFiles(root, folderOfPrefix(prefix))) {
        const bytes = path.startsWith(prefix) && isObjectKey(path) ? await sizeOf(path) : undefined;
        if (bytes !== undefined) yield { key: path, bytes };
      }
    },
    async file(name) {
      await requireObject(name);
      return pathOf(name);
    },
  };
};
