import { NEITHER } from '../../../contract/shapes/verdict.ts';
import type { Looked, Usual } from './looked.ts';
import { quantilesOf } from './quantiles.ts';

/** What is usual in one respect, from how many photos, and from which. */
export interface Known<T> {
  usual: T;
  photos: number;
  from: 'training' | 'first-predictions';
}

type Respect = Exclude<keyof Usual, 'photos'>;

/** Measures of a photo that are compared by how they are spread. */
export type Measure = 'similarity' | 'light' | 'sharpness';

/**
 * What is usual in a respect: at the training, or where that is not known, in the first predictions, once there are at
 * least `least` of them. None while there are fewer.
 */
export function knownOf<R extends Respect>(
  respect: R,
  usual: Usual,
  first: readonly Looked[],
  least: number,
): Known<NonNullable<Usual[R]>> | undefined {
  const trained = usual[respect];
  if (trained !== undefined) return { usual: trained, photos: usual.photos, from: 'training' };
  const looks = first.filter((look) => isMeasured(respect, look));
  if (looks.length < least) return undefined;
  const seen = usualOf(looks)[respect];
  return seen && { usual: seen, photos: looks.length, from: 'first-predictions' };
}

const isMeasured = (respect: Respect, look: Looked): boolean =>
  respect === 'mix' ? look.verdict !== NEITHER : respect === 'neither' || look[respect] !== undefined;

/** The values of a measure, of those photos of which it was taken. */
export const valuesOf = (looks: readonly Looked[], measure: Measure): number[] =>
  looks.flatMap((look) => look[measure] ?? []);

/** Share of the looks that are "neither". */
export const neitherShare = (looks: readonly Looked[]): number =>
  looks.filter(({ verdict }) => verdict === NEITHER).length / looks.length;

/** How often each class came, without "neither". */
export function countsOf(looks: readonly Looked[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { verdict } of looks) if (verdict !== NEITHER) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  return counts;
}

/** Shares of counts, which add up to 1. */
export function sharesOf(counts: ReadonlyMap<string, number>): Record<string, number> {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return Object.fromEntries([...counts].map(([name, count]) => [name, count / total]));
}

function usualOf(looks: readonly Looked[]): Usual {
  const quantiles = (measure: Measure) => {
    const values = valuesOf(looks, measure);
    return values.length === 0 ? undefined : quantilesOf(values);
  };
  return {
    neither: neitherShare(looks),
    mix: sharesOf(countsOf(looks)),
    similarity: quantiles('similarity'),
    light: quantiles('light'),
    sharpness: quantiles('sharpness'),
    photos: looks.length,
  };
}
