import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { asFileFault, isMissing } from './file-fault.ts';
import { makeFolder } from './make-folder.ts';
import { UNFINISHED } from './scratch.ts';

export interface WriteOptions {
  /** Returns once the file is on the disk; true where left out. */
  durable?: boolean;
  /** A folder on the same disk for what is not whole yet; the file's own where left out. */
  scratch?: string;
}

/** Does it again where a folder was missing, which it makes. */
const withFolder = async <T>(folder: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (thrown) {
    if (!isMissing(thrown)) throw thrown;
    await makeFolder(folder);
    return work();
  }
};

const writeNew = async (path: string, bytes: Uint8Array, durable: boolean) => {
  const handle = await withFolder(dirname(path), () => open(path, 'wx', 0o600));
  try {
    await handle.writeFile(bytes);
    if (durable) await handle.sync();
  } finally {
    await handle.close();
  }
};

/** The name of a file is in its folder's bytes: they too must reach the disk. Windows has no such call. */
const syncFolder = async (folder: string) => {
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/**
 * Writes a file whole or not at all, over one that was there; only its owner may read it. Throws `disk-full` and
 * `home-unusable`.
 */
export const writeAtomically = async (file: string, bytes: Uint8Array, options: WriteOptions = {}): Promise<void> => {
  const { durable = true, scratch = dirname(file) } = options;
  const unfinished = join(scratch, `${UNFINISHED}${randomBytes(8).toString('hex')}`);
  try {
    await writeNew(unfinished, bytes, durable);
    await withFolder(dirname(file), () => rename(unfinished, file));
    if (durable) await syncFolder(dirname(file));
  } catch (thrown) {
    // Where that fails too, the next start removes it.
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw asFileFault(thrown, file);
  }
};
