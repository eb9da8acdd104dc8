import { unitLength } from '../domain/embedding.ts';
import { CHANNELS } from '../domain/features.ts';
import { fromFloat16 } from '../domain/float16.ts';
import { embeddingKey } from '../domain/object-keys.ts';
import { placeOfView, VIEWS_NAME } from '../domain/training-views.ts';
import { inParallel } from './in-parallel.ts';
import type { StepContext } from './step.ts';

/** Objects that are read at once. */
const READS = 16;
const BYTES = CHANNELS * 2;

/**
 * By view: what the backbone made of the photos, of unit length (photos x CHANNELS). Throws `not-found` where an
 * embedding is missing.
 */
export async function readViews(
  { objects, signal }: Pick<StepContext, 'objects' | 'signal'>,
  backbone: string,
  hashes: readonly string[],
  wanted: readonly number[],
): Promise<Map<number, Float32Array>> {
  const views = new Map([...new Set(wanted)].map((view) => [view, new Float32Array(hashes.length * CHANNELS)]));
  await inParallel(hashes, READS, async (hash, photo) => {
    signal.throwIfAborted();
    for (const [set, own] of Map.groupBy(views, ([view]) => placeOfView(view).set)) {
      const bytes = await objects.get(embeddingKey(backbone, set, hash));
      for (const [view, rows] of own) {
        const { at } = placeOfView(view);
        rows.set(unitLength(fromFloat16(bytes.subarray(at * BYTES, (at + 1) * BYTES))), photo * CHANNELS);
      }
    }
  });
  return views;
}

/** The mean of some views of each photo, of unit length (photos x CHANNELS). */
export async function readMeans(
  { objects, signal }: Pick<StepContext, 'objects' | 'signal'>,
  backbone: string,
  hashes: readonly string[],
  wanted: readonly number[],
): Promise<Float32Array> {
  const means = new Float32Array(hashes.length * CHANNELS);
  await inParallel(hashes, READS, async (hash, photo) => {
    signal.throwIfAborted();
    const bytes = await objects.get(embeddingKey(backbone, VIEWS_NAME, hash));
    const mean = new Float32Array(CHANNELS);
    for (const view of wanted) {
      const unit = unitLength(fromFloat16(bytes.subarray(view * BYTES, (view + 1) * BYTES)));
      for (let channel = 0; channel < CHANNELS; channel++) mean[channel]! += unit[channel]!;
    }
    means.set(unitLength(mean), photo * CHANNELS);
  });
  return means;
}
