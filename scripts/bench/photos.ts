import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The folder of real photos that benchmarks measure on. Throws where it is not set. */
export function photoSet(name: string): string {
  const folder = process.env.MEADOW_TEST_PHOTOS;
  if (folder) return join(folder, name);
  throw new Error('Set MEADOW_TEST_PHOTOS to the folder that holds dandelion-vs-grass/, ants-vs-bees/ and flowers/.');
}

/** The bytes of a set's photos, classes after one another. */
export const readPhotos = async (name: string): Promise<Buffer[]> =>
  Promise.all((await photoFiles(name)).map((path) => readFile(path)));

/** The paths of a set's photos, classes after one another. */
export async function photoFiles(name: string): Promise<string[]> {
  const folder = photoSet(name);
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
  return paths.sort();
}
