/** Share of all photos that is kept for the test, never for training the head that is tested. */
export const TEST_SHARE = 0.2;

/**
 * Whether a photo belongs to the frozen test. The first 32 bits of its SHA-256 decide alone, so a photo is on the same
 * side on every machine, whatever other photos there are.
 */
export function isTestPhoto(hash: string): boolean {
  return Number.parseInt(hash.slice(0, 8), 16) / 2 ** 32 < TEST_SHARE;
}

/** Which photos train the trial head, which test it, and which take no part because their group is on both sides. */
export interface Split {
  train: number[];
  test: number[];
  leftOut: number[];
}

/**
 * Splits photos, named by their place in `hashes`. `groups` holds a number a photo, the same for near-duplicates: a
 * group that touches both sides is kept out of both, else the test would ask for what was learnt by heart.
 */
export function splitPhotos(hashes: readonly string[], groups: readonly number[]): Split {
  const sides = new Map<number, { train: boolean; test: boolean }>();
  hashes.forEach((hash, photo) => {
    const side = sides.get(groups[photo]!) ?? { train: false, test: false };
    side[isTestPhoto(hash) ? 'test' : 'train'] = true;
    sides.set(groups[photo]!, side);
  });
  const split: Split = { train: [], test: [], leftOut: [] };
  hashes.forEach((_, photo) => {
    const { train, test } = sides.get(groups[photo]!)!;
    split[train && test ? 'leftOut' : test ? 'test' : 'train'].push(photo);
  });
  return split;
}
