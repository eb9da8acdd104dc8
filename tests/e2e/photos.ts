import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = process.env.MEADOW_TEST_PHOTOS;

const hasSet = (name: string): boolean => root !== undefined && existsSync(join(root, name));

export const hasPhotos = hasSet('dandelion-vs-grass');
export const NO_PHOTOS = 'MEADOW_TEST_PHOTOS names no folder of photos';
/** What only who keeps them has: they are not in the public list. */
export const hasInsects = hasPhotos && hasSet('ants-vs-bees');
export const NO_INSECTS = 'MEADOW_TEST_PHOTOS names no folder with ants-vs-bees';
/** Two folders of photos that a model tells apart, for tests to which it is all one what is on them. */
export const [oneClass, otherClass] = hasInsects
  ? ['ants-vs-bees/ants', 'ants-vs-bees/bees']
  : ['dandelion-vs-grass/dandelion', 'dandelion-vs-grass/grass'];
export const hasFlowers = hasPhotos && hasSet('flowers');
export const NO_FLOWERS = 'MEADOW_TEST_PHOTOS names no folder with flowers';

/** Some of the real photos below a folder, such as `dandelion-vs-grass/grass`, in the order of their names. */
export function photos(folder: string, count: number): string[] {
  if (!root || !hasSet(folder)) return [];
  const names = readdirSync(join(root, folder)).sort().slice(0, count);
  return names.map((name) => join(root, folder, name));
}

export function photoFolder(folder: string): string {
  return join(root ?? '', folder);
}
