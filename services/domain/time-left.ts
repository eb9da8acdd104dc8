/** How far work had come at a moment. */
export interface ProgressSample {
  /** Milliseconds. */
  at: number;
  done: number;
}

/** Samples looked at, and how far they lie apart at least: the rate is that of the last ten seconds or more. */
const MOST = 20;
const APART_MS = 500;
/** Before that there is nothing to tell from. */
const FEWEST = 3;

/** The samples with one more; work that begins anew begins a new list. */
export const withSample = (samples: readonly ProgressSample[], sample: ProgressSample): readonly ProgressSample[] => {
  const last = samples.at(-1);
  if (!last || sample.done < last.done) return [sample];
  if (sample.at - last.at < APART_MS) return samples;
  return [...samples, sample].slice(-MOST);
};

const median = (sorted: readonly number[]): number => {
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

/** Things done a millisecond: the median slope between samples (Theil-Sen), which a pause or a burst hardly moves. */
const rate = (samples: readonly ProgressSample[]): number => {
  const slopes = samples.flatMap((earlier, place) =>
    samples.slice(place + 1).map((later) => (later.done - earlier.done) / (later.at - earlier.at)),
  );
  return median(slopes.toSorted((a, b) => a - b));
};

/** Seconds until `total` are done; none while it cannot be told. */
export const timeLeft = (samples: readonly ProgressSample[], total: number): number | undefined => {
  const last = samples.at(-1);
  if (!last || samples.length < FEWEST) return undefined;
  const speed = rate(samples);
  return speed > 0 ? Math.max(0, total - last.done) / speed / 1000 : undefined;
};
