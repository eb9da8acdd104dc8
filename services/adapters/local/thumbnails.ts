import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../../domain/fault.ts';
import type { Thumbnails } from '../../ports/thumbnails.ts';
import { removeFile } from './file-fault.ts';
import { scratchOf } from './scratch.ts';
import { walkFiles } from './walk-files.ts';
import { writeAtomically } from './write-atomically.ts';

const HASH = /^[0-9a-f]{64}$/;
const fileName = /^[0-9a-f]{2}\/([0-9a-f]{64})\.webp$/;

const missing = (hash: string) =>
  new Fault('not-found', 'There is no small picture of this photo.', 'It goes when the photo leaves the history.', {
    details: { case: 'thumbnail', hash },
  });

/** Thumbnails as files below `root`. */
export const createThumbnailFiles = (root: string): Thumbnails => {
  const pathOf = (hash: string): string => {
    if (!HASH.test(hash)) throw missing(hash);
    return join(root, hash.slice(0, 2), `${hash}.webp`);
  };
  const has = async (hash: string) => (await stat(pathOf(hash)).catch(() => undefined))?.isFile() ?? false;

  return {
    has,
    // One that a crash swallows is made again; waiting for the disk would slow every photo.
    put: async (hash, picture) => writeAtomically(pathOf(hash), picture, { durable: false, scratch: scratchOf(root) }),
    async file(hash) {
      if (!(await has(hash))) throw missing(hash);
      return pathOf(hash);
    },
    async remove(hashes) {
      for (const hash of hashes) await removeFile(pathOf(hash));
    },
    async *list() {
      for await (const path of walkFiles(root)) {
        const hash = fileName.exec(path)?.[1];
        if (hash) yield hash;
      }
    },
  };
};
