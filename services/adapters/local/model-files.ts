import { createHash, randomUUID } from 'node:crypto';
import { readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../../domain/fault.ts';
import type { ModelFiles } from '../../ports/model-files.ts';
import { codeOf } from './file-fault.ts';
import { makeFolder } from './make-folder.ts';

const HASH = /^[0-9a-f]{64}$/;

/** Keeps model files in a folder, at most `most` bytes of them together. */
export function createModelFiles(folder: string, most: number): ModelFiles {
  const pathOf = (sha256: string) => join(folder, sha256);
  const list = async () => {
    await makeFolder(folder);
    return (await readdir(folder)).filter((name) => HASH.test(name));
  };
  const known = async () =>
    Promise.all(
      (await list()).map(async (sha256) => {
        const { size, mtimeMs } = await stat(pathOf(sha256));
        return { sha256, size, mtimeMs };
      }),
    );
  const makeRoom = async (bytes: number, needed: ReadonlySet<string> | undefined) => {
    const files = await known();
    let held = files.reduce((sum, { size }) => sum + size, bytes);
    const isSpare = ({ sha256 }: { sha256: string }) => needed !== undefined && !needed.has(sha256);
    const spare = files.filter(isSpare).sort((a, b) => a.mtimeMs - b.mtimeMs);
    for (const { sha256, size } of spare) {
      if (held <= most) return;
      await rm(pathOf(sha256), { force: true });
      held -= size;
    }
    if (held > most) throw noRoom(most);
  };
  const put: ModelFiles['put'] = async (sha256, bytes, needed) => {
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw otherBytes(sha256);
    if ((await list()).includes(sha256)) return;
    await makeRoom(bytes.byteLength, needed);
    const unfinished = join(folder, `${randomUUID()}.part`);
    try {
      await writeFile(unfinished, bytes, { mode: 0o600 });
      await rename(unfinished, pathOf(sha256));
    } catch (error) {
      await rm(unfinished, { force: true });
      throw codeOf(error) === 'ENOSPC' ? noRoom(most) : error;
    }
  };
  /** One after the other, so that two do not take the same room. */
  let last: Promise<void> = Promise.resolve();
  return {
    list,
    pathOf,
    async keepOnly(needed) {
      for (const sha256 of await list()) if (!needed.has(sha256)) await rm(pathOf(sha256), { force: true });
    },
    put(...sent) {
      last = last.catch(() => undefined).then(() => put(...sent));
      return last;
    },
  };
}

function otherBytes(sha256: string): Fault {
  return new Fault('bad-request', 'These bytes have another SHA-256 than the address says.', 'Send the file again.', {
    details: { case: 'bytes-differ', sha256 },
  });
}

function noRoom(most: number): Fault {
  return new Fault(
    'disk-full',
    `There is no room for another model; at most ${Math.round(most / 1024 ** 2)} MB are kept.`,
    'Remove versions that nobody asks.',
    { details: { case: 'models', megabytes: Math.round(most / 1024 ** 2) } },
  );
}
