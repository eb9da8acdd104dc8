import type { Traffic } from '../../../contract/shapes/traffic.ts';
import { type Counts, merge, noCounts } from './counts.ts';
import { latencyOf } from './latency-buckets.ts';
import type { Stretch } from './spans.ts';

/** What was counted of a version from a moment on. */
export interface CountedAt extends Counts {
  at: Date;
  version: string;
}

/** What a person said of a verdict of a version. */
export interface JudgedAt {
  at: Date;
  version: string;
  right: boolean;
}

/** All of a group of counts, with what was said of it, in numbers to show. */
export function trafficOf(counted: readonly Counts[], judged: readonly JudgedAt[]): Traffic {
  const all = noCounts();
  for (const counts of counted) merge(all, counts);
  const ms = latencyOf(all.ms);
  return {
    predictions: all.predictions,
    ...(ms && { ms }),
    verdicts: Object.fromEntries([...all.verdicts].sort(([, one], [, other]) => other - one)),
    ...(all.predictions > 0 && { similarity: Number((all.similaritySum / all.predictions).toFixed(4)) }),
    judged: judged.length,
    right: judged.filter(({ right }) => right).length,
  };
}

/** One point a step of the stretch, also where nothing happened. */
export function pointsOf(
  { from, step, points }: Stretch,
  counted: readonly CountedAt[],
  judged: readonly JudgedAt[],
): (Traffic & { at: string })[] {
  const placeOf = ({ at }: { at: Date }) => Math.floor((at.getTime() - from.getTime()) / (step * 1000));
  const [countsAt, judgedAt] = [Map.groupBy(counted, placeOf), Map.groupBy(judged, placeOf)];
  return Array.from({ length: points }, (_, place) => ({
    at: new Date(from.getTime() + place * step * 1000).toISOString(),
    ...trafficOf(countsAt.get(place) ?? [], judgedAt.get(place) ?? []),
  }));
}

/** The same by version, the one asked most first. */
export function byVersion(
  counted: readonly CountedAt[],
  judged: readonly JudgedAt[],
): (Traffic & { version: string })[] {
  const ofVersion = ({ version }: { version: string }) => version;
  const [counts, said] = [Map.groupBy(counted, ofVersion), Map.groupBy(judged, ofVersion)];
  return [...new Set([...counts.keys(), ...said.keys()])]
    .map((version) => ({ version, ...trafficOf(counts.get(version) ?? [], said.get(version) ?? []) }))
    .sort((one, other) => other.predictions - one.predictions);
}
