import { createRandom } from '../random.ts';

const ROUNDS = 2000;
const SEED = 1;
/** What is left out at each end of a 95 % interval. */
const TAIL = 0.025;

export interface Interval {
  value: number;
  low: number;
  high: number;
}

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

/**
 * The 95 % interval of a mean (percentile bootstrap, Efron 1979): how it comes out when as many numbers are drawn from
 * these again and again. The same numbers give the same interval, in whatever order they are.
 */
export function bootstrapMean(numbers: readonly number[]): Interval {
  const sorted = numbers.toSorted((one, other) => one - other);
  const random = createRandom(SEED);
  const drawn = Float64Array.from({ length: ROUNDS }, () => {
    let sum = 0;
    for (let draw = 0; draw < sorted.length; draw++) sum += sorted[Math.floor(random() * sorted.length)]!;
    return sum / sorted.length;
  }).sort();
  const at = (share: number) => drawn[Math.min(ROUNDS - 1, Math.floor(share * ROUNDS))]!;
  return { value: mean(sorted), low: at(TAIL), high: at(1 - TAIL) };
}
