import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { codeOf } from './file-fault.ts';

/** Only its owner may enter. */
const MODE = 0o700;

/**
 * Makes a folder with those above it, where it is missing. Throws what the system says: Node's own way of making
 * several calls a disk that can only be read a folder that is missing.
 */
export const makeFolder = async (folder: string): Promise<void> => {
  try {
    await mkdir(folder, { recursive: true, mode: MODE });
  } catch (thrown) {
    if (codeOf(thrown) !== 'ENOENT') throw thrown;
    await makeFolder(dirname(folder));
    await makeOne(folder);
  }
};

const makeOne = async (folder: string): Promise<void> => {
  try {
    await mkdir(folder, { mode: MODE });
  } catch (thrown) {
    if (codeOf(thrown) !== 'EEXIST') throw thrown;
  }
};
