/** How many parts the photos are cut into where each is judged by a head that was trained without it. */
export const FOLDS = 5;

interface Group {
  /** Its smallest hash stands for it, so that folds do not depend on the order photos came in. */
  hash: string;
  photos: number[];
}

function gather(hashes: readonly string[], groups: readonly number[]): Group[] {
  const gathered = new Map<number, Group>();
  hashes.forEach((hash, photo) => {
    const group = gathered.get(groups[photo]!);
    if (!group) gathered.set(groups[photo]!, { hash, photos: [photo] });
    else {
      group.photos.push(photo);
      if (hash < group.hash) group.hash = hash;
    }
  });
  return [...gathered.values()];
}

/**
 * The fold of each photo, 0 to `folds` - 1. Near-duplicates (`groups`, a number a photo) stay together, each class is
 * spread evenly, and hashes alone decide: large groups first, then by hash, each to the fold that has fewest of its
 * classes so far.
 */
export function foldsOf(
  hashes: readonly string[],
  labels: ArrayLike<number>,
  groups: readonly number[],
  folds = FOLDS,
): number[] {
  const order = gather(hashes, groups).sort(
    (one, other) => other.photos.length - one.photos.length || (one.hash < other.hash ? -1 : 1),
  );
  const byClass = Array.from({ length: folds }, () => new Map<number, number>());
  const sizes = new Array<number>(folds).fill(0);
  const result = new Array<number>(hashes.length).fill(0);
  for (const { photos } of order) {
    const crowd = (fold: number) =>
      photos.reduce((sum, photo) => sum + (byClass[fold]!.get(labels[photo]!) ?? 0), 0) * hashes.length + sizes[fold]!;
    let emptiest = 0;
    for (let fold = 1; fold < folds; fold++) if (crowd(fold) < crowd(emptiest)) emptiest = fold;
    sizes[emptiest]! += photos.length;
    for (const photo of photos) {
      result[photo] = emptiest;
      byClass[emptiest]!.set(labels[photo]!, (byClass[emptiest]!.get(labels[photo]!) ?? 0) + 1);
    }
  }
  return result;
}
