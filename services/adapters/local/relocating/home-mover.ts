import { realpath, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { differenceOf, type Listing, OWN_PARTS, totalBytes } from '../../../domain/data-folder/listing.ts';
import { Fault } from '../../../domain/fault.ts';
import type { HomeMover } from '../../../ports/home-mover.ts';
import { type Home, homeLayout } from '../home.ts';
import { findHolder } from '../home-lock.ts';
import { makeFolder } from '../make-folder.ts';
import { restoreWaits } from '../restore-place.ts';
import { copyHome } from './copy-home.ts';
import { copyOf, forgetCopy, forgetLeft, leftListing, noteCopy, noteLeft } from './copy-notes.ts';
import { readPointer, writePointer } from './home-pointer.ts';
import { listHome } from './list-home.ts';
import { inFull, lookAtTarget } from './look-at-target.ts';

/** Records change all the time: they are copied last, when nothing writes any more. */
const isRecords = (path: string): boolean => /\.db(?:-wal)?$/.test(path);

const without = (listing: Listing, isOut: (path: string) => boolean): Listing =>
  new Map([...listing].filter(([path]) => !isOut(path)));

const inUse = (folder: string) =>
  new Fault('home-locked', `Another Meadow works on ${folder}.`, 'Quit it first.', {
    details: { case: 'in-use', folder },
  });

/** Takes Meadow's own away from a folder that is in use nowhere, and the folder where nothing else is in it. */
const removeParts = async (folder: string): Promise<void> => {
  if (await findHolder(homeLayout(folder))) throw inUse(folder);
  // The notes go last: a folder that is half removed still says what it is.
  for (const part of OWN_PARTS) await rm(join(folder, part), { recursive: true, force: true });
  await rmdir(folder).catch(() => undefined);
};

/** The data folder on this machine's disk, as it moves. `pointer`: the file that says where it is. */
export const createHomeMover = (home: Home, pointer: string): HomeMover => {
  const from = home.folder;
  const before: HomeMover['before'] = async () => {
    const known = readPointer(pointer);
    return known?.folder === from ? known.before : undefined;
  };
  const differences: HomeMover['differences'] = async ({ folder }) => {
    const [left, now] = await Promise.all([leftListing(folder), listHome(folder)]);
    if (now.size === 0) return undefined;
    return differenceOf(left ?? new Map(), now);
  };
  const isOwn = async (folder: string) => {
    if ((await copyOf(folder)) === from) return true;
    const known = await before();
    if (!known || (await realpath(known.folder).catch(() => undefined)) !== folder) return false;
    return (await differences(known))?.length === 0;
  };

  return {
    folder: from,
    before,
    differences,
    list: () => listHome(from),
    bytesOf: async (folder) => totalBytes(await listHome(folder)),
    look: (target) => lookAtTarget(from, target, isOwn),
    async copy(target, watch) {
      const to = inFull(target);
      await makeFolder(to);
      // From here on nobody takes it for a data folder that is in use.
      await noteCopy(to, from);
      await forgetLeft(to);
      const wanted = without(await listHome(from), isRecords);
      return { target: to, files: await copyHome({ ...watch, from, to, wanted }) };
    },
    async finish({ target, files }) {
      const now = await listHome(from);
      const quiet = { signal: new AbortController().signal, report: () => undefined };
      await copyHome({ ...quiet, from, to: target, wanted: now, copied: files });
      await noteLeft(from, target, now);
      await writePointer(pointer, { folder: target, before: { folder: from, left: new Date().toISOString() } });
      // Where this is not done any more, the next start does it.
      await forgetCopy(target).catch(() => undefined);
    },
    async discard(target) {
      const to = inFull(target);
      if ((await copyOf(to)) === from) await removeParts(to);
    },
    async removeBefore({ folder }) {
      if (folder === from || !(await leftListing(folder))) return;
      await removeParts(folder);
      await writePointer(pointer, { folder: from });
    },
    restoreWaits: () => restoreWaits(home),
  };
};
