import type { Random } from '../../../services/domain/random.ts';
import { isTestPhoto } from '../../../services/domain/split.ts';
import type { Examples } from '../../../services/steps/examples.ts';

/** A project drawn from a set of photos: those it has, those it gets later, and those that tell the truth. */
export interface DrawnProject {
  photos: number[];
  later: number[];
  heldOut: number[];
}

export interface Sizes {
  photos: number;
  later: number;
}

/** Groups of near-duplicates stay on one side. */
export function drawProject({ groups }: Examples, { photos, later }: Sizes, random: Random): DrawnProject {
  const byGroup = Map.groupBy(
    groups.map((_, photo) => photo),
    (photo) => groups[photo]!,
  );
  const order = shuffled([...byGroup.values()], random).flat();
  return {
    photos: order.slice(0, photos),
    later: order.slice(photos, photos + later),
    heldOut: order.slice(photos + later),
  };
}

export function shuffled<T>(items: readonly T[], random: Random): T[] {
  return items
    .map((item) => ({ item, key: random() }))
    .sort((one, other) => one.key - other.key)
    .map(({ item }) => item);
}

/** Labels with a share of the training photos' made wrong; test photos keep theirs. */
export function harmed(
  { hashes, labels, classes }: Examples,
  photos: readonly number[],
  share: number,
  random: Random,
): number[] {
  const training = photos.filter((photo) => !isTestPhoto(hashes[photo]!));
  const wrong = new Set(shuffled(training, random).slice(0, Math.round(share * training.length)));
  return labels.map((label, photo) =>
    wrong.has(photo) ? (label + 1 + Math.floor(random() * (classes - 1))) % classes : label,
  );
}
