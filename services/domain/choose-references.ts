import { argmax } from './metrics.ts';

/** Photos that are looked at when references are chosen; more would cost time and cover hardly better. */
const MOST_CANDIDATES = 500;

function dot(rows: Float32Array, width: number, one: number, other: number): number {
  let [a, b] = [0, 0];
  for (let at = 0; at < width; at += 2) {
    a += rows[one * width + at]! * rows[other * width + at]!;
    b += rows[one * width + at + 1]! * rows[other * width + at + 1]!;
  }
  return a + b;
}

/** At most `most` of the photos, evenly spread over their order. */
function thinned(photos: readonly number[], most: number): number[] {
  if (photos.length <= most) return [...photos];
  return Array.from({ length: most }, (_, at) => photos[Math.floor((at * photos.length) / most)]!);
}

/**
 * Chooses at most `most` of a class's photos so that each of the others is near one of them: always the photo furthest
 * from all chosen so far (greedy k-centre, Gonzalez 1985, within twice of the best cover). `rows` (photos x width, unit
 * length) belong to all photos, `photos` are places in it, in an order that does not depend on where they came from.
 */
export function chooseReferences(rows: Float32Array, width: number, photos: readonly number[], most: number): number[] {
  if (photos.length <= most) return [...photos];
  const candidates = thinned(photos, MOST_CANDIDATES);
  const distances = new Float64Array(candidates.length).fill(Number.POSITIVE_INFINITY);
  const chosen = new Set<number>();
  let next = 0;
  while (chosen.size < most) {
    chosen.add(candidates[next]!);
    candidates.forEach((candidate, at) => {
      distances[at] = Math.min(distances[at]!, 1 - dot(rows, width, candidate, candidates[next]!));
    });
    distances[next] = Number.NEGATIVE_INFINITY;
    next = argmax(distances);
  }
  return photos.filter((photo) => chosen.has(photo));
}
