import { aboutOne, type Finding } from './finding.ts';
import { medianOf } from './robust.ts';

/** Pixels below which no project's photos are of use. */
const LEAST = 64;
/** Or so much smaller than is usual in the project. */
const SMALLER = 4;
/** Longer than wide by so much, most of it lies outside the square a model looks at. */
const LONGER = 3;

/** Photos that are very small, or very long and narrow. */
export function findOddSizes(photos: readonly { hash: string; width: number; height: number }[]): Finding[] {
  const shorter = ({ width, height }: { width: number; height: number }) => Math.min(width, height);
  const least = Math.max(LEAST, medianOf(photos.map(shorter)) / SMALLER);
  return photos.flatMap((photo) => {
    const small = least / Math.max(1, shorter(photo));
    const long = Math.max(photo.width, photo.height) / Math.max(1, shorter(photo)) / LONGER;
    const odd = Math.max(small, long);
    return odd > 1 ? [aboutOne(photo.hash, 'odd-size', 1 - 1 / odd)] : [];
  });
}
