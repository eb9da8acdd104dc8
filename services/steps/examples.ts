import { CHANNELS } from '../domain/features.ts';

/** Labelled photos as numbers, in the order of their hashes. */
export interface Examples {
  hashes: string[];
  /** Class of each photo. */
  labels: number[];
  classes: number;
  /** A number for each photo, the same for near-duplicates. */
  groups: number[];
  /** By view: the photos' embeddings of unit length (photos x CHANNELS). */
  views: ReadonlyMap<number, Float32Array>;
}

function rowsOf({ views }: Pick<Examples, 'views'>, view: number): Float32Array {
  const rows = views.get(view);
  if (!rows) throw new RangeError(`The view ${view} was not loaded`);
  return rows;
}

/** The embedding of one view of a photo. */
export function rowOf(examples: Examples, photo: number, view = 0): Float32Array {
  return rowsOf(examples, view).subarray(photo * CHANNELS, (photo + 1) * CHANNELS);
}

/** The embeddings of some views of some photos, one view after another. */
export function gather(
  examples: Pick<Examples, 'views'>,
  photos: readonly number[],
  views: readonly number[],
): Float32Array {
  const rows = new Float32Array(views.length * photos.length * CHANNELS);
  views.forEach((view, block) => {
    const source = rowsOf(examples, view);
    photos.forEach((photo, at) => {
      const start = photo * CHANNELS;
      rows.set(source.subarray(start, start + CHANNELS), (block * photos.length + at) * CHANNELS);
    });
  });
  return rows;
}
