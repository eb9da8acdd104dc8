import { createHash } from 'node:crypto';
import { open, utimes } from 'node:fs/promises';

const CHUNK = 1024 ** 2;

/** SHA-256 of a file's bytes. Throws the signal's reason, and what the system says. */
export const hashFile = async (file: string, signal?: AbortSignal): Promise<string> => {
  const handle = await open(file);
  try {
    const hash = createHash('sha256');
    for await (const chunk of handle.createReadStream({ autoClose: false, highWaterMark: CHUNK })) {
      signal?.throwIfAborted();
      hash.update(chunk);
    }
    return hash.digest('hex');
  } finally {
    await handle.close();
  }
};

/**
 * Copies a file, over one that was there, with the time it was changed; only its owner may read it. Returns the
 * SHA-256 of what was read when the copy is on the disk.
 */
export const copyFile = async (from: string, to: string, changed: number, signal?: AbortSignal): Promise<string> => {
  const source = await open(from);
  try {
    const target = await open(to, 'w', 0o600);
    try {
      const hash = createHash('sha256');
      for await (const chunk of source.createReadStream({ autoClose: false, highWaterMark: CHUNK })) {
        signal?.throwIfAborted();
        hash.update(chunk);
        await target.writeFile(chunk);
      }
      await target.sync();
      return hash.digest('hex');
    } finally {
      await target.close();
      await utimes(to, changed / 1000, changed / 1000);
    }
  } finally {
    await source.close();
  }
};
