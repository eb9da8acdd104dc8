import { lookAt } from '../../domain/checks/look.ts';
import { embeddingOf } from '../../domain/embedding.ts';
import { SPACE_VIEWS, TRUNK_NAME, VIEWS_NAME, type ViewSet, viewsOf } from '../../domain/training-views.ts';
import type { Seen } from '../../ports/embedder.ts';
import type { ThreadTools } from './thread.ts';

export interface EmbeddingTask {
  photo: Uint8Array;
  hash: string;
  set: ViewSet;
}

/** What an embedder gives of a set of a photo's views; the photo is decoded once for all of it. Throws a photo Fault. */
export async function embedPhoto(
  { photo, hash, set }: EmbeddingTask,
  { decoder, backbone }: ThreadTools,
): Promise<Seen> {
  const views = await decoder.views(photo, viewsOf[set](hash, await decoder.inspect(photo)));
  if (set === TRUNK_NAME) return { rows: joined(await backbone.trunk(views)) };
  const features = backbone.features(views);
  if (set !== VIEWS_NAME) return { rows: joined((await features).map(embeddingOf)) };
  const [square, whole] = SPACE_VIEWS.map((at) => views[at]!);
  // Beside the forward pass, where the runtime has threads.
  const look = lookAt(square!, whole!);
  return { rows: joined((await features).map(embeddingOf)), look };
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
