import type { Spread } from '../../../contract/shapes/drift.ts';

/** Enough for a curve, few enough for a card. */
const COUNT = 101;
const DIGITS = 1e4;
/** Where a spread is looked at. */
const SHARES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/** The value that a share (0 to 1) of the sorted values, or of what quantiles are of, lies below; between two of them where it falls between. */
export function valueAt(sorted: ArrayLike<number>, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const [low, high] = [sorted[below]!, sorted[Math.min(below + 1, sorted.length - 1)]!];
  return low + (place - below) * (high - low);
}

/** Equally spaced quantiles of values, from the least to the most, to four digits. Throws a RangeError of none. */
export function quantilesOf(values: readonly number[]): number[] {
  if (values.length === 0) throw new RangeError('Nothing has no quantiles');
  const sorted = Float64Array.from(values).sort();
  return Array.from({ length: COUNT }, (_, at) => Math.round(DIGITS * valueAt(sorted, at / (COUNT - 1))) / DIGITS);
}

/** 5, 25, 50, 75 and 95 of 100 of what the quantiles are of lie below. */
export const spreadOf = (quantiles: readonly number[]): Spread =>
  SHARES.map((share) => valueAt(quantiles, share)) as unknown as Spread;

/**
 * Which share of what the quantiles are of lies below a value: evenly spread from 0 to 1 where the values are drawn as
 * theirs were (the probability integral transform). Of the same value many times over, half counts as below.
 */
export function rankAmong(quantiles: readonly number[], value: number): number {
  const most = quantiles.length - 1;
  const from = quantiles.findIndex((quantile) => quantile >= value);
  if (from < 0) return 1;
  if (quantiles[from] === value) return (from + quantiles.lastIndexOf(value)) / 2 / most;
  if (from === 0) return 0;
  const [low, high] = [quantiles[from - 1]!, quantiles[from]!];
  return (from - 1 + (value - low) / (high - low)) / most;
}
