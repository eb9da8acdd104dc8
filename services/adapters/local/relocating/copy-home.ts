import { open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import PQueue from 'p-queue';
import { type Listing, restOf } from '../../../domain/data-folder/listing.ts';
import { Fault } from '../../../domain/fault.ts';
import type { CopiedFile, CopyWatch } from '../../../ports/home-mover.ts';
import { asFileFault, isMissing } from '../file-fault.ts';
import { makeFolder } from '../make-folder.ts';
import { copyFile, hashFile } from './copy-file.ts';
import { listedFile, listHome } from './list-home.ts';

/** Small files are many: while one waits for the disk, others are read. */
const AT_ONCE = 4;

export interface CopyParts extends CopyWatch {
  from: string;
  to: string;
  /** What is to be copied. */
  wanted: Listing;
  /** What is there already, as it was read when it was copied. */
  copied?: ReadonlyMap<string, CopiedFile>;
}

/** Makes one folder's files those of another, and reads each copy back. Those that vanish meanwhile are left out. */
export const copyHome = async (parts: CopyParts): Promise<Map<string, CopiedFile>> => {
  const { to, wanted, copied = new Map<string, CopiedFile>() } = parts;
  const there = await listHome(to);
  const { copy, remove } = restOf(wanted, copied.size > 0 ? copied : there);
  for (const path of remove) await rm(join(to, path), { force: true });
  // What lies there from an earlier try is not trusted for its size and date: it is read like the others.
  const kept = copied.size > 0 ? new Map(copied) : new Map<string, CopiedFile>();
  const fresh = await copyAll(parts, copy);
  const unread = copied.size > 0 ? [] : [...wanted.keys()].filter((path) => !fresh.has(path) && there.has(path));
  const read = await verifyAll(parts, fresh, unread);
  for (const path of remove) kept.delete(path);
  const all = new Map([...kept, ...read]);
  await syncFolders(to, all.keys());
  return all;
};

/** Does something for each path, some at once, telling of the bytes that are done. */
const forEach = async (
  { signal, report, wanted, to }: CopyParts,
  stage: 'folder-copy' | 'folder-verify',
  paths: readonly string[],
  work: (path: string) => Promise<void>,
): Promise<void> => {
  const queue = new PQueue({ concurrency: AT_ONCE });
  const sizeOf = (path: string) => wanted.get(path)?.bytes ?? 0;
  const total = paths.reduce((sum, path) => sum + sizeOf(path), 0);
  let done = 0;
  let failure: unknown;
  report({ stage, done, total });
  await queue.addAll(
    paths.map((path) => async () => {
      if (failure !== undefined) return;
      try {
        signal.throwIfAborted();
        await work(path);
        done += sizeOf(path);
        report({ stage, done, total });
      } catch (thrown) {
        failure ??= thrown;
      }
    }),
  );
  if (failure === undefined) return;
  signal.throwIfAborted();
  throw asFileFault(failure, to);
};

const copyAll = async (parts: CopyParts, paths: readonly string[]): Promise<Map<string, CopiedFile>> => {
  const { from, to, signal } = parts;
  const made = new Map<string, CopiedFile>();
  const folders = new Set<string>();
  await forEach(parts, 'folder-copy', paths, async (path) => {
    const [source, target] = [join(from, path), join(to, path)];
    const file = await listedFile(source);
    if (!file) return;
    const folder = dirname(target);
    if (!folders.has(folder)) await makeFolder(folder);
    folders.add(folder);
    const sha256 = await copyFile(source, target, file.changed, signal).catch(async (thrown: unknown) => {
      if (!isMissing(thrown) || (await listedFile(source))) throw thrown;
      await rm(target, { force: true });
      return undefined;
    });
    if (sha256 !== undefined) made.set(path, { ...file, sha256 });
  });
  return made;
};

const verifyAll = async (
  parts: CopyParts,
  fresh: ReadonlyMap<string, CopiedFile>,
  unread: readonly string[],
): Promise<Map<string, CopiedFile>> => {
  const { from, to, signal } = parts;
  const right = new Map<string, CopiedFile>();
  await forEach(parts, 'folder-verify', [...fresh.keys(), ...unread], async (path) => {
    const [source, target] = [join(from, path), join(to, path)];
    const copied = fresh.get(path);
    const file = copied ?? (await listedFile(source));
    if (!file) return;
    const wanted = copied?.sha256 ?? (await hashFile(source, signal));
    if ((await hashFile(target, signal)) !== wanted) {
      // What an earlier try left may be cut off; what was copied just now may not.
      if (copied || (await copyFile(source, target, file.changed, signal)) !== wanted) throw damaged(target);
    }
    right.set(path, { ...file, sha256: wanted });
  });
  return right;
};

const damaged = (path: string) =>
  new Fault(
    'copy-damaged',
    `What was copied to ${path} did not come back as it was.`,
    'Check that disk, or choose another; the data folder is as it was.',
    { details: { case: 'data-folder', file: path } },
  );

/** Names are in a folder's bytes; Windows has no such call. */
const syncFolders = async (root: string, paths: Iterable<string>): Promise<void> => {
  if (process.platform === 'win32') return;
  const folders = new Set<string>([root]);
  for (const path of paths)
    for (let folder = dirname(path); folder !== '.' && !folders.has(join(root, folder)); folder = dirname(folder))
      folders.add(join(root, folder));
  for (const folder of folders) {
    const handle = await open(folder).catch(() => undefined);
    await handle?.sync().finally(() => handle.close());
  }
};
