import { aboutOne, type Finding } from './finding.ts';
import { medianOf, upperSpread } from './robust.ts';

/**
 * A stranger is so much less like the photos of the classes than these are like each other, and lies outside of how they
 * spread. Measured on lawns, insects and flowers: at most one in thirty of them does, of the lawns only drawings, goods and animals.
 */
const SHARE = 0.4;
const SPREADS = 2.65;

/** Below it a photo is unlike the others, by how like each is (`similarities`). */
export function foreignBorder(similarities: readonly number[]): number {
  const usual = medianOf(similarities);
  return Math.min(SHARE * usual, usual - SPREADS * upperSpread(similarities, usual));
}

/** Photos that are not like any class. `similarity`: to photos of the classes, 1 is one of them. */
export function findForeign(photos: readonly { hash: string; similarity: number }[]): Finding[] {
  const similarities = photos.map(({ similarity }) => similarity);
  const border = foreignBorder(similarities);
  const clear = Math.max(1e-6, medianOf(similarities) - border);
  return photos
    .filter(({ similarity }) => similarity < border)
    .map(({ hash, similarity }) => aboutOne(hash, 'foreign', (border - similarity) / clear));
}
