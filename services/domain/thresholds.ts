/** Share of left-out photos of the classes that must not be called unlike all photos known. */
export const KEPT = 0.98;
/** Below this even the best score says little. */
const MOST_BETWEEN = 0.55;
/** Where many classes make low scores common, at most this share of left-out photos is called between two classes. */
const MOST_LOST_BETWEEN = 0.005;

/** The largest border that at most a share of the values lies below. */
function borderLosing(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(share * sorted.length + 1e-9)] ?? Number.NEGATIVE_INFINITY;
}

/**
 * Borders below which a photo is neither, from photos the model was not trained on: their `similarities` and the scores
 * of their best classes (`bests`).
 */
export function chooseThresholds(
  similarities: ArrayLike<number>,
  bests: ArrayLike<number>,
): { unlike: number; between: number } {
  return {
    unlike: borderLosing(Array.from(similarities), 1 - KEPT),
    between: Math.min(MOST_BETWEEN, borderLosing(Array.from(bests), MOST_LOST_BETWEEN)),
  };
}
