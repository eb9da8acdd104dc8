import { bucketOf } from './latency-buckets.ts';

/** What is kept of predictions once they are counted. */
export interface Counts {
  predictions: number;
  /** By bucket, see `bucketOf`. */
  ms: Map<number, number>;
  verdicts: Map<string, number>;
  /** Of their similarities. */
  similaritySum: number;
}

export const noCounts = (): Counts => ({ predictions: 0, ms: new Map(), verdicts: new Map(), similaritySum: 0 });

/** Adds a prediction to the counts, in place. */
export function count(counts: Counts, made: { ms: number; verdict: string; similarity: number }): void {
  counts.predictions += 1;
  counts.similaritySum += made.similarity;
  raise(counts.ms, bucketOf(made.ms), 1);
  raise(counts.verdicts, made.verdict, 1);
}

/** Adds what others counted, in place. */
export function merge(counts: Counts, other: Counts): void {
  counts.predictions += other.predictions;
  counts.similaritySum += other.similaritySum;
  for (const [bucket, times] of other.ms) raise(counts.ms, bucket, times);
  for (const [verdict, times] of other.verdicts) raise(counts.verdicts, verdict, times);
}

function raise<Key>(map: Map<Key, number>, key: Key, by: number): void {
  map.set(key, (map.get(key) ?? 0) + by);
}
