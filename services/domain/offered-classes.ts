import { classesFromFolders } from './folder-labels.ts';

/** A photo of an addition. */
export interface PlacedPhoto {
  hash: string;
  /** Names of the folders it came in, from outside in, for each time it came. */
  places: readonly (readonly string[])[];
  /** It has no label, and nothing speaks against its folder's name. */
  waits: boolean;
}

/** A class that may be made of a folder's name, and the photos that would get it. */
export interface OfferedClass {
  name: string;
  hashes: string[];
}

/**
 * What the folders of photos without a label would become, as in a project that has no classes yet; the most photos
 * first. Names that differ only in case are one, and a photo from two such folders is in none.
 */
export function offeredClasses(photos: readonly PlacedPhoto[]): OfferedClass[] {
  const classOf = classesFromFolders(photos.flatMap(({ places }) => places));
  const offered = new Map<string, OfferedClass>();
  for (const { hash, places } of photos.filter(({ waits }) => waits)) {
    const names = new Map(
      places.flatMap((folders) => {
        const name = classOf(folders);
        return name === undefined ? [] : [[name.toLowerCase(), name] as const];
      }),
    );
    const [only, ...others] = names;
    if (!only || others.length > 0) continue;
    const [key, name] = only;
    const known = offered.get(key);
    if (known) known.hashes.push(hash);
    else offered.set(key, { name, hashes: [hash] });
  }
  return [...offered.values()].sort((one, other) => other.hashes.length - one.hashes.length);
}
