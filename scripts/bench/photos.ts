import { join } from 'node:path';

/** The folder of real photos that benchmarks measure on. Throws where it is not set. */
export function photoSet(name: string): string {
  const folder = process.env.MEADOW_TEST_PHOTOS;
  if (!folder)
    throw new Error('Set MEADOW_TEST_PHOTOS to the folder that holds dandelion-vs-grass/, ants-vs-bees/ and flowers/.');
  return join(folder, name);
}
