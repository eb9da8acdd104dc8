import { embeddingOf } from '../../domain/embedding.ts';
import { CHANNELS } from '../../domain/features.ts';
import { trainingViews } from '../../domain/training-views.ts';
import type { ThreadTools } from './thread.ts';

/** The embeddings of a photo's training views, one after another (views x CHANNELS). Throws a photo Fault. */
export async function embedPhoto(
  photo: Uint8Array,
  hash: string,
  { decoder, backbone }: ThreadTools,
): Promise<Float32Array> {
  const views = await decoder.views(photo, trainingViews(hash, await decoder.inspect(photo)));
  const maps = await backbone.features(views);
  const rows = new Float32Array(maps.length * CHANNELS);
  maps.forEach((map, at) => {
    rows.set(embeddingOf(map), at * CHANNELS);
  });
  return rows;
}
