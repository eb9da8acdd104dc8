import { embeddingOf, unitLength } from '../domain/embedding.ts';
import { CHANNELS, GRID } from '../domain/features.ts';
import { fromFloat16 } from '../domain/float16.ts';
import { TRUNK_CHANNELS } from '../domain/last-layer.ts';
import type { Model } from '../domain/model.ts';
import { embeddingKey } from '../domain/object-keys.ts';
import { TRUNK_NAME, VIEWS_NAME, type ViewSet } from '../domain/training-views.ts';
import type { StepContext } from './step.ts';

/** What of a model says how photos look to it. */
export type Seer = Pick<Model, 'tuned'> & { backbone: Pick<Model['backbone'], 'sha256'> };

/** The set of views a model needs of photos that it is asked about from the cache. */
export const setFor = ({ tuned }: Pick<Seer, 'tuned'>): ViewSet => (tuned ? TRUNK_NAME : VIEWS_NAME);

/** Where lies what a model needs of a photo. */
export const seenAt = (seer: Seer, hash: string): string => embeddingKey(seer.backbone.sha256, setFor(seer), hash);

/** How a photo looks to a model, of unit length, from what is kept of its first view. Throws `not-found`. */
export function seeAs({ objects, backbone }: Pick<StepContext, 'objects' | 'backbone'>, seer: Seer) {
  const first = async (hash: string, numbers: number) =>
    fromFloat16((await objects.get(seenAt(seer, hash))).subarray(0, numbers * 2));
  return async (hash: string): Promise<Float32Array> => {
    if (!seer.tuned) return unitLength(await first(hash, CHANNELS));
    const trunk = await first(hash, GRID * GRID * TRUNK_CHANNELS);
    const [map] = await (await backbone()).finish([trunk], seer.tuned);
    return unitLength(embeddingOf(map!));
  };
}
