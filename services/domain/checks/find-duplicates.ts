import { isTestPhoto } from '../split.ts';
import type { Finding } from './finding.ts';

export interface Comparable {
  hash: string;
  label: string | undefined;
  added: Date;
  width: number;
  height: number;
}

/** Photos that are named beside the one to keep. */
const MOST_OTHERS = 8;

/**
 * Photos that are too like another one. `groups`: a number a photo, the same for near-duplicates; `likeness`: of two
 * photos, by their places, 0 to 1. In each group one photo is worth keeping; each other one is a near-duplicate, or
 * where it stands on the other side of the frozen test, a leak.
 */
export function findDuplicates(
  photos: readonly Comparable[],
  groups: readonly number[],
  likeness: (one: number, other: number) => number,
): Finding[] {
  const places = Map.groupBy(photos.keys(), (place) => groups[place]!);
  return [...places.values()].flatMap((group) => (group.length < 2 ? [] : findIn(photos, group, likeness)));
}

function findIn(
  photos: readonly Comparable[],
  group: readonly number[],
  likeness: (one: number, other: number) => number,
): Finding[] {
  const [kept, ...rest] = group.toSorted((one, other) => byWorth(photos[one]!, photos[other]!)) as [
    number,
    ...number[],
  ];
  const { hash: best } = photos[kept]!;
  return rest.map((place) => {
    const { hash } = photos[place]!;
    const siblings = rest.filter((other) => other !== place).map((other) => photos[other]!.hash);
    return {
      hash,
      kind: isTestPhoto(hash) === isTestPhoto(best) ? 'near-duplicate' : 'leak',
      others: [best, ...siblings].slice(0, MOST_OTHERS),
      suggestion: undefined,
      strength: Math.min(1, Math.max(0, likeness(place, kept))),
    };
  });
}

/** A labelled photo before one without, then the larger, then the one that was there first. */
function byWorth(one: Comparable, other: Comparable): number {
  return (
    Number(other.label !== undefined) - Number(one.label !== undefined) ||
    other.width * other.height - one.width * one.height ||
    one.added.getTime() - other.added.getTime() ||
    (one.hash < other.hash ? -1 : 1)
  );
}
