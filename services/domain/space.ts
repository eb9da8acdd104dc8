import { CHANNELS, type Embedding } from './features.ts';

/**
 * What training photos have in common: the flat space that runs through their embeddings. A photo far outside it shows
 * something they never show.
 */
export interface Space {
  /** Mean of the embeddings of unit length: CHANNELS numbers. */
  mean: Float32Array;
  /** Rank x CHANNELS: the directions in which they differ most, of unit length and at right angles. */
  directions: Float32Array;
}

/**
 * How much a photo, as an embedding of unit length, is like the training photos: 1 less its distance from their space
 * (the residual of a principal component analysis; Jackson and Mudholkar 1979). 1 is inside, about 0 is nothing alike.
 */
export function similarityTo({ mean, directions }: Space, unit: Embedding): number {
  const away = new Float64Array(CHANNELS);
  let outside = 0;
  for (let channel = 0; channel < CHANNELS; channel++) {
    away[channel] = unit[channel]! - mean[channel]!;
    outside += away[channel]! ** 2;
  }
  for (let start = 0; start < directions.length; start += CHANNELS) {
    let along = 0;
    for (let channel = 0; channel < CHANNELS; channel++) along += away[channel]! * directions[start + channel]!;
    outside -= along * along;
  }
  return 1 - Math.sqrt(Math.max(0, outside));
}

/** How many directions a space gets: few, since each makes strangers look a little more alike. */
export function spaceRank(photos: number, classes: number): number {
  return Math.max(1, Math.min(Math.floor(photos / 4), Math.max(8, 3 * classes + 2)));
}
