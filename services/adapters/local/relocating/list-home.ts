import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type ListedFile, type Listing, moves } from '../../../domain/data-folder/listing.ts';
import { walkFiles } from '../walk-files.ts';

/** As the system tells of a file; undefined where it is gone. Disks differ in how finely they tell the time. */
export const listedFile = async (file: string): Promise<ListedFile | undefined> => {
  const found = await stat(file).catch(() => undefined);
  return found && { bytes: found.size, changed: Math.trunc(found.mtimeMs) };
};

/** All of a data folder that moves with it; empty where there is none. */
export const listHome = async (folder: string): Promise<Listing> => {
  const files = new Map<string, ListedFile>();
  for await (const path of walkFiles(folder)) {
    const file = moves(path) ? await listedFile(join(folder, path)) : undefined;
    if (file) files.set(path, file);
  }
  return files;
};
