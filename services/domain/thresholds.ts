/** Share of left-out photos of the classes that must not be called neither. */
export const KEPT = 0.98;
/** Below this even the best score says little. */
const MOST_BETWEEN = 0.55;

/** The largest border that at most `lost` of the values lie below. */
function borderLosing(values: readonly number[], lost: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(lost, sorted.length - 1)] ?? Number.NEGATIVE_INFINITY;
}

/**
 * Borders below which a photo is neither, from photos the model was not trained on: their `similarities` and the scores
 * of their best classes (`bests`). Of the photos that may be lost, at most half go to a low score; the rest go to a low
 * similarity. Together they keep at least KEPT of the photos.
 */
export function chooseThresholds(
  similarities: ArrayLike<number>,
  bests: ArrayLike<number>,
): { unlike: number; between: number } {
  const lost = Math.floor((1 - KEPT) * similarities.length + 1e-9);
  const between = Math.min(MOST_BETWEEN, borderLosing(Array.from(bests), Math.floor(lost / 2)));
  const kept = Array.from(similarities).filter((_, photo) => bests[photo]! >= between);
  const unlike = borderLosing(kept, lost - (similarities.length - kept.length));
  return { unlike, between };
}
