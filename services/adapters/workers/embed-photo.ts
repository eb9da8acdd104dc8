import { embeddingOf } from '../../domain/embedding.ts';
import { CHANNELS } from '../../domain/features.ts';
import { type ViewSet, viewsOf } from '../../domain/training-views.ts';
import type { ThreadTools } from './thread.ts';

export interface EmbeddingTask {
  photo: Uint8Array;
  hash: string;
  set: ViewSet;
}

/** The embeddings of a set of a photo's views, one after another (views x CHANNELS). Throws a photo Fault. */
export async function embedPhoto(
  { photo, hash, set }: EmbeddingTask,
  { decoder, backbone }: ThreadTools,
): Promise<Float32Array> {
  const views = await decoder.views(photo, viewsOf[set](hash, await decoder.inspect(photo)));
  const maps = await backbone.features(views);
  const rows = new Float32Array(maps.length * CHANNELS);
  maps.forEach((map, at) => {
    rows.set(embeddingOf(map), at * CHANNELS);
  });
  return rows;
}
