import type { Dirent, Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { isPassedBy, isPictureName } from '../../contract/shapes/picture-name.ts';
import { Fault } from '../domain/fault.ts';
import { naturalOrder } from './natural-order.ts';
import { beginsLikePhoto } from './photo-files.ts';
import { unreadable } from './read-photo.ts';

/** A file to be asked about, or the reason why there is nothing to ask. `photo` is named as it was given. */
export interface FoundPhoto {
  photo: string;
  path: string;
  /** Names of the folders it lies in, from the one that was named down to its own; none where it was named itself. */
  folders: readonly string[];
  error?: Fault;
}

/**
 * The photos behind paths, in the order asked; folders are walked in natural order, each folder once, links followed.
 * A file that is named gets its turn whatever it is; in a folder, what is clearly no photo is passed by.
 */
export async function* findPhotos(paths: string[], from: string, signal: AbortSignal): AsyncGenerator<FoundPhoto> {
  for (const photo of paths) {
    const path = resolve(from, photo);
    const facts = await stat(path).catch(() => undefined);
    if (facts?.isDirectory()) yield* folderPhotos({ photo, path, folders: [basename(path)] }, signal);
    else yield { photo, path, folders: [] };
  }
}

async function* folderPhotos(folder: FoundPhoto, signal: AbortSignal): AsyncGenerator<FoundPhoto> {
  let found = false;
  for await (const photo of walk(folder, new Set(), signal)) {
    found = true;
    yield photo;
  }
  if (!found) yield { ...folder, error: noPhotos() };
}

async function* walk(folder: FoundPhoto, seen: Set<string>, signal: AbortSignal): AsyncGenerator<FoundPhoto> {
  signal.throwIfAborted();
  let entries: Dirent[];
  try {
    const { dev, ino } = await stat(folder.path, { bigint: true });
    if (seen.has(`${dev}:${ino}`)) return;
    seen.add(`${dev}:${ino}`);
    entries = await readdir(folder.path, { withFileTypes: true });
  } catch (error) {
    yield { ...folder, error: unreadable(error) };
    return;
  }
  for (const entry of entries.filter(({ name }) => !isPassedBy(name)).sort((a, b) => naturalOrder(a.name, b.name))) {
    yield* enter(entry, folder, seen, signal);
  }
}

async function* enter(
  entry: Dirent,
  folder: FoundPhoto,
  seen: Set<string>,
  signal: AbortSignal,
): AsyncGenerator<FoundPhoto> {
  const found = { photo: join(folder.photo, entry.name), path: join(folder.path, entry.name), folders: folder.folders };
  const kind: Dirent | Stats | undefined = entry.isSymbolicLink()
    ? await stat(found.path).catch(() => undefined)
    : entry;
  if (kind?.isDirectory()) yield* walk({ ...found, folders: [...folder.folders, entry.name] }, seen, signal);
  else if (isPictureName(entry.name)) yield found;
  else if (kind?.isFile() && (await beginsLikePhoto(found.path))) yield found;
}

function noPhotos(): Fault {
  return new Fault(
    'photo-unreadable',
    'There is no photo in this folder.',
    'Choose a folder that holds JPEG, PNG, WebP, AVIF or HEIC photos.',
    { details: { case: 'none-in-folder' } },
  );
}
