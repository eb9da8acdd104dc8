import { embeddingOf } from '../../domain/embedding.ts';
import { TRUNK_NAME, type ViewSet, viewsOf } from '../../domain/training-views.ts';
import type { ThreadTools } from './thread.ts';

export interface EmbeddingTask {
  photo: Uint8Array;
  hash: string;
  set: ViewSet;
}

/** What an embedder gives of a set of a photo's views, one after another. Throws a photo Fault. */
export async function embedPhoto(
  { photo, hash, set }: EmbeddingTask,
  { decoder, backbone }: ThreadTools,
): Promise<Float32Array> {
  const views = await decoder.views(photo, viewsOf[set](hash, await decoder.inspect(photo)));
  if (set === TRUNK_NAME) return joined(await backbone.trunk(views));
  return joined((await backbone.features(views)).map(embeddingOf));
}

function joined(parts: Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let next = 0;
  for (const part of parts) {
    all.set(part, next);
    next += part.length;
  }
  return all;
}
