import { CHANNELS } from '../features.ts';
import { createGroups } from '../groups.ts';
import { NEAR, rowsNear } from '../near-duplicates.ts';
import { samePictureAs, structureOf } from './same-picture.ts';

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
 * what shows the same picture, cut or not. Yields the share that is done, so that whoever drives it can say so or stop.
 */
export function* joinDuplicates({ square, mean, tiny }: Appearance): Generator<number, number[]> {
  const photos = tiny.length;
  const groups = createGroups(photos);
  for (const { one, others } of rowsNear(square, CHANNELS, NEAR)) {
    for (const other of others) groups.join(one, other);
    yield one / photos / 2;
  }
  const structures = tiny.map((picture) => picture && structureOf(picture));
  for (const { one, others } of rowsNear(mean, CHANNELS, candidatesFrom(photos))) {
    const own = structures[one];
    const likeness = own && others.length > 0 ? samePictureAs(own) : undefined;
    for (const other of others) {
      const there = structures[other];
      if (likeness && there && !groups.are(one, other) && likeness(there) >= SAME) groups.join(one, other);
    }
    yield (1 + one / photos) / 2;
  }
  return groups.numbers();
}
