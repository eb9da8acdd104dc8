/** The middle of numbers; 0 of none. */
export function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted.length === 0 ? 0 : (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
}

/**
 * How far the upper half of numbers lies from the middle, by its own median. Faults lie below, so they have no say in
 * what is usual, unless they are the greater part.
 */
export function upperSpread(numbers: readonly number[], middle = medianOf(numbers)): number {
  return medianOf(numbers.filter((number) => number >= middle).map((number) => number - middle));
}
