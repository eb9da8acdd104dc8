import type { Latency } from '../../../contract/shapes/traffic.ts';

/** From one border to the next; what is told of a bucket is at most half of it off: 5 %, or 1 % of fine ones. */
const RATIO = 1.1;
export const FINE = 1.02;
const LOWEST_MS = 0.1;

/** The bucket a time falls into: they grow by a tenth, so that few numbers tell times from 0.1 ms to hours. */
export const bucketOf = (ms: number, ratio = RATIO): number =>
  Math.round(Math.log(Math.max(ms, LOWEST_MS)) / Math.log(ratio));

/** The time a bucket stands for, in milliseconds. */
const msOf = (bucket: number, ratio: number): number => Number((ratio ** bucket).toPrecision(3));

/** How long as many of the times took at most (nearest rank); none where there are none. */
export function latencyOf(buckets: ReadonlyMap<number, number>, ratio = RATIO): Latency | undefined {
  const sorted = [...buckets].sort(([one], [other]) => one - other);
  const total = sorted.reduce((sum, [, times]) => sum + times, 0);
  if (total === 0) return undefined;
  const at = (share: number) => {
    let below = 0;
    for (const [bucket, times] of sorted) {
      below += times;
      if (below >= share * total) return msOf(bucket, ratio);
    }
    return msOf(sorted.at(-1)![0], ratio);
  };
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
