import { CHANNELS } from '../domain/features.ts';
import { logits } from '../domain/head.ts';
import type { Head } from '../domain/model.ts';
import { type Space, similarityTo } from '../domain/space.ts';
import type { Eyes } from './eyes.ts';

/** What heads and spaces say of photos, before any calibration. */
export interface Opinions {
  photos: number[];
  /** In which fold each was left out. */
  folds: number[];
  /** Photos x classes. */
  logits: Float64Array;
  similarities: Float64Array;
}

/** What a head and a space say of photos, as a predictor would: by their first view. */
export async function opinionsOf(
  eyes: Eyes,
  photos: readonly number[],
  { head, space, fold = 0 }: { head: Head; space: Space; fold?: number },
): Promise<Opinions> {
  const rows = await eyes(photos, [0]);
  const classes = head.bias.length;
  const flat = new Float64Array(photos.length * classes);
  const similarities = new Float64Array(photos.length);
  photos.forEach((_, at) => {
    const unit = rows.subarray(at * CHANNELS, (at + 1) * CHANNELS);
    flat.set(logits(head, unit), at * classes);
    similarities[at] = similarityTo(space, unit);
  });
  return { photos: [...photos], folds: photos.map(() => fold), logits: flat, similarities };
}

/** Several opinions as one. */
export function joinOpinions(parts: readonly Opinions[]): Opinions {
  return {
    photos: parts.flatMap(({ photos }) => photos),
    folds: parts.flatMap(({ folds }) => folds),
    logits: Float64Array.from(parts.flatMap((part) => [...part.logits])),
    similarities: Float64Array.from(parts.flatMap((part) => [...part.similarities])),
  };
}

/** The opinions on some of the folds only. */
export function onlyFolds(
  { photos, folds, logits, similarities }: Opinions,
  keep: (fold: number) => boolean,
): Opinions {
  const classes = logits.length / Math.max(1, photos.length);
  const places = photos.map((_, at) => at).filter((at) => keep(folds[at]!));
  return {
    photos: places.map((at) => photos[at]!),
    folds: places.map((at) => folds[at]!),
    logits: Float64Array.from(places.flatMap((at) => [...logits.subarray(at * classes, (at + 1) * classes)])),
    similarities: Float64Array.from(places, (at) => similarities[at]!),
  };
}
