import { randomBytes } from 'node:crypto';
import { appendFile, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Scratch } from '../../ports/scratch.ts';
import { asFileFault, diskFull } from './file-fault.ts';
import { makeFolder } from './make-folder.ts';

/**
 * Scratch files in a folder that only one program uses at a time: what lies there when it begins was left behind by
 * one that was killed, and is removed.
 */
export const openScratchFiles = async (folder: string): Promise<Scratch> => {
  await rm(folder, { recursive: true, force: true });
  return {
    async create(bytes) {
      const path = join(folder, randomBytes(8).toString('hex'));
      try {
        await makeFolder(folder);
        const { bavail, bsize } = await statfs(folder);
        if (bavail * bsize < bytes) throw diskFull(folder);
        await writeFile(path, '', { flag: 'wx', mode: 0o600 });
      } catch (thrown) {
        throw asFileFault(thrown, folder);
      }
      return {
        path,
        append: (more) =>
          appendFile(path, more).catch((thrown: unknown) => {
            throw asFileFault(thrown, path);
          }),
        remove: () => rm(path, { force: true }),
      };
    },
  };
};
