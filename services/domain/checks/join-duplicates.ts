import { CHANNELS } from '../features.ts';
import { createGroups } from '../groups.ts';
import { NEAR, pairsNear } from '../near-duplicates.ts';
import { samePicture, structureOf } from './same-picture.ts';

/** Cosine of two photos' mean embeddings below which they are not even compared; of many photos, fewer are. */
const candidatesFrom = (photos: number): number => (photos < 3000 ? 0.8 : 0.88);
/**
 * How much the same two pictures must show. Measured on lawns and dandelions: copies that were cut by up to 6 % a side,
 * scaled and saved anew lie at 0.76 and above, different photos at 0.65 and below.
 */
const SAME = 0.71;

export interface Appearance {
  /** Embeddings of the view a predictor looks at, of unit length (photos x CHANNELS). */
  square: Float32Array;
  /** Means of several views' embeddings, of unit length: they turn less where a photo was cut. */
  mean: Float32Array;
  /** The photos as tiny grey pictures, where they could be read. */
  tiny: readonly (Uint8Array | undefined)[];
}

/**
 * A number for each photo, the same for those of one scene: what a training takes for near-duplicates, and beyond that
 * what shows the same picture, cut or not.
 */
export function joinDuplicates({ square, mean, tiny }: Appearance): number[] {
  const groups = createGroups(tiny.length);
  for (const { one, other } of pairsNear(square, CHANNELS, NEAR)) groups.join(one, other);
  const structures = tiny.map((picture) => picture && structureOf(picture));
  for (const { one, other } of pairsNear(mean, CHANNELS, candidatesFrom(tiny.length))) {
    const [first, second] = [structures[one], structures[other]];
    if (first && second && samePicture(first, second) >= SAME) groups.join(one, other);
  }
  return groups.numbers();
}
