import { type Examples, gather } from './examples.ts';

/** How photos are seen: embeddings of unit length of some views of some photos, one view after another. */
export type Eyes = (photos: readonly number[], views: readonly number[]) => Promise<Float32Array>;

/** As the backbone sees them. */
export const eyesOf =
  (examples: Pick<Examples, 'views'>): Eyes =>
  async (photos, views) =>
    gather(examples, photos, views);
