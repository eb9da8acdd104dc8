import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRandom } from '../../../services/domain/random.ts';

/** A photo with its label. */
export interface SetPhoto {
  label: string;
  bytes: Buffer;
}

/** The photos in a folder that holds a folder a label. */
export async function readSet(folder: string): Promise<SetPhoto[]> {
  const labels = (await readdir(folder)).sort();
  const lists = labels.map(async (label) => {
    const names = (await readdir(join(folder, label))).sort();
    return Promise.all(names.map(async (name) => ({ label, bytes: await readFile(join(folder, label, name)) })));
  });
  return (await Promise.all(lists)).flat();
}

/** Some photos of each label, and all others: by chance, the same for the same seed. */
export function splitSet(
  photos: readonly SetPhoto[],
  { each, seed }: { each: number; seed: number },
): { part: SetPhoto[]; rest: SetPhoto[] } {
  const random = createRandom(seed * 7919);
  const ordered = photos
    .map((photo) => ({ photo, at: random() }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ photo }) => photo);
  const split = [...Map.groupBy(ordered, ({ label }) => label).values()];
  return { part: split.flatMap((own) => own.slice(0, each)), rest: split.flatMap((own) => own.slice(each)) };
}
