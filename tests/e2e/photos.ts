import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = process.env.MEADOW_TEST_PHOTOS;

export const hasPhotos = root !== undefined;
export const NO_PHOTOS = 'MEADOW_TEST_PHOTOS names no folder of photos';

/** Some of the real photos below a folder, such as `dandelion-vs-grass/grass`, in the order of their names. */
export function photos(folder: string, count: number): string[] {
  if (!root) return [];
  const names = readdirSync(join(root, folder)).sort().slice(0, count);
  return names.map((name) => join(root, folder, name));
}

export function photoFolder(folder: string): string {
  return join(root ?? '', folder);
}
