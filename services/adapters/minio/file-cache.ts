import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Fault, FREE_SPACE } from '../../domain/fault.ts';

/** Who was given a file's path just now has not opened it yet. */
const SPARED_MS = 60_000;
const WRITING = '.writing-';
const LEFT_BEHIND_MS = 60 * 60 * 1000;

/** One state of an object. */
export interface ObjectState {
  key: string;
  etag: string;
  size: number;
}

export interface FileCache {
  /** The file of an object in that state, where it is here. */
  find(object: ObjectState): Promise<string | undefined>;
  /** The newest file of an object that is here, in whatever state. */
  last(key: string): Promise<string | undefined>;
  /** Writes an object's file whole or not at all. `verify` is given its SHA-256. Throws `disk-full`. */
  keep(object: ObjectState, body: Readable, verify: (sha256: string) => void): Promise<string>;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** The name ends as the key does, because programs look at that. */
const begins = (key: string) => `${sha256(key).slice(0, 32)}-`;
const nameOf = ({ key, etag }: ObjectState) =>
  `${begins(key)}${sha256(etag).slice(0, 16)}-${key.slice(key.lastIndexOf('/') + 1).slice(-80)}`;

/** Objects as files in a folder that holds at most so many bytes; those that nobody asked for longest go first. */
export function createFileCache(folder: string, most: number): FileCache {
  const entries = async () => {
    const names = await readdir(folder).catch(() => []);
    const found = await Promise.all(
      names.map(async (name) => ({ name, stats: await stat(join(folder, name)).catch(() => undefined) })),
    );
    return found.flatMap(({ name, stats }) =>
      stats?.isFile() ? [{ name, size: stats.size, used: stats.mtimeMs }] : [],
    );
  };
  const touch = async (path: string) => {
    const now = new Date();
    await utimes(path, now, now).catch(() => undefined);
    return path;
  };
  const makeRoom = async () => {
    const all = (await entries()).toSorted((one, other) => one.used - other.used);
    let held = all.reduce((sum, { size }) => sum + size, 0);
    for (const { name, size, used } of all) {
      const age = Date.now() - used;
      if (name.startsWith(WRITING) ? age < LEFT_BEHIND_MS : held <= most || age < SPARED_MS) continue;
      await rm(join(folder, name), { force: true });
      held -= size;
    }
  };

  return {
    async find(object) {
      const path = join(folder, nameOf(object));
      const found = await stat(path).catch(() => undefined);
      return found?.size === object.size ? touch(path) : undefined;
    },
    async last(key) {
      const own = (await entries()).filter(({ name }) => name.startsWith(begins(key)));
      const newest = own.toSorted((one, other) => other.used - one.used)[0];
      return newest && touch(join(folder, newest.name));
    },
    async keep(object, body, verify) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const unfinished = join(folder, `${WRITING}${randomBytes(8).toString('hex')}`);
      const path = join(folder, nameOf(object));
      const hash = createHash('sha256');
      body.on('data', (chunk) => hash.update(chunk));
      try {
        await pipeline(body, createWriteStream(unfinished, { mode: 0o600 }));
        verify(hash.digest('hex'));
        await rename(unfinished, path);
      } catch (thrown) {
        await rm(unfinished, { force: true });
        throw asDiskFault(thrown, folder);
      }
      await makeRoom();
      return path;
    },
  };
}

function asDiskFault(thrown: unknown, path: string): unknown {
  if (!(thrown instanceof Error && 'code' in thrown && ['ENOSPC', 'EDQUOT'].includes(String(thrown.code))))
    return thrown;
  return new Fault('disk-full', 'The disk is full, so an object could not be brought here.', FREE_SPACE, {
    details: { case: 'object', path },
    cause: thrown,
  });
}
