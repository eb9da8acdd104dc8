import type { TriggerSettings } from '../../../contract/shapes/trigger.ts';
import { fires, type Verdict, waits } from './verdict.ts';

/** What the live version says of photos now, and said when it was new. */
export interface Drift {
  /** Predictions since this trigger last ran, newest first, as far as they are asked for. */
  recent: readonly Look[];
  /** All predictions of the version, oldest first, as far as they are kept. */
  first: readonly Look[];
  /** Share of its own photos, kept aside at the training, that it called "neither". */
  neitherAtTraining: number;
}

export interface Look {
  neither: boolean;
  /** Cosine to the most similar training photo. */
  similarity: number;
}

/** The photos that are asked about are not any more those that were learnt from. */
export function judgeDrift(
  { neither, similarity, last }: TriggerSettings['drift'],
  live: string | undefined,
  { recent, first, neitherAtTraining }: Drift,
): Verdict {
  if (live === undefined) return waits('no-live');
  const looks = recent.slice(0, last);
  if (looks.length < last) return waits('few-predictions', { predictions: looks.length, last });
  const now = round(looks.filter((look) => look.neither).length / last);
  const before = round(neitherAtTraining);
  if (now - before > neither) return fires('drift-neither', { now, before, last });
  const [near, nearFirst] = [looks, first.slice(0, last)].map(meanSimilarity).map(round) as [number, number];
  // Where there are fewer, the first ones are among the recent ones.
  if (first.length >= 2 * last && nearFirst - near > similarity)
    return fires('drift-similarity', { now: near, before: nearFirst, last });
  return waits('no-drift', { now, before, last });
}

const meanSimilarity = (looks: readonly Look[]): number =>
  looks.length === 0 ? 0 : looks.reduce((sum, look) => sum + look.similarity, 0) / looks.length;

const round = (value: number): number => Math.round(value * 1000) / 1000;
