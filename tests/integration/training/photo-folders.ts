import { cp, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The folder of real photos; tests that need them are skipped by name where it is not set. */
export const PHOTOS = process.env.MEADOW_TEST_PHOTOS;

/** Photos of a set's label, in the order of their names. */
export async function photosOf(set: string, label: string): Promise<string[]> {
  const folder = join(PHOTOS ?? '', set, label);
  return (await readdir(folder)).sort().map((name) => join(folder, name));
}

/** Copies photos into FOLDER/LABEL/, under new names that begin with `prefix`. */
export async function fillFolder(folder: string, label: string, photos: string[], prefix = 'photo'): Promise<void> {
  await mkdir(join(folder, label), { recursive: true });
  await Promise.all(photos.map((photo, at) => cp(photo, join(folder, label, `${prefix}-${at}.jpg`))));
}

/** A folder with the first few dandelions and as much grass. */
export async function smallMeadow(folder: string, from: number, to: number, prefix?: string): Promise<string> {
  for (const label of ['dandelion', 'grass']) {
    await fillFolder(folder, label, (await photosOf('dandelion-vs-grass', label)).slice(from, to), prefix);
  }
  return folder;
}
