import { unitLength } from '../domain/embedding.ts';
import { CHANNELS } from '../domain/features.ts';
import { fromFloat16 } from '../domain/float16.ts';
import { embeddingKey } from '../domain/object-keys.ts';
import { placeOfView } from '../domain/training-views.ts';
import { inParallel } from './in-parallel.ts';
import type { StepContext } from './step.ts';

/** Objects that are read at once. */
const READS = 16;
const BYTES = CHANNELS * 2;

type ReadParts = Pick<StepContext, 'objects' | 'signal'>;

/**
 * By view: what the backbone made of the photos, of unit length (photos x CHANNELS). Throws `not-found` where an
 * embedding is missing.
 */
export async function readViews(
  parts: ReadParts,
  backbone: string,
  hashes: readonly string[],
  wanted: readonly number[],
): Promise<Map<number, Float32Array>> {
  const views = new Map([...new Set(wanted)].map((view) => [view, new Float32Array(hashes.length * CHANNELS)]));
  await readEach(parts, backbone, hashes, [...views.keys()], (photo, view, unit) =>
    views.get(view)!.set(unit, photo * CHANNELS),
  );
  return views;
}

/**
 * The mean of some views of each photo, of unit length (photos x CHANNELS). The views themselves would take the memory
 * of as many means.
 */
export async function readMeans(
  parts: ReadParts,
  backbone: string,
  hashes: readonly string[],
  wanted: readonly number[],
): Promise<Float32Array> {
  const means = new Float32Array(hashes.length * CHANNELS);
  await readEach(parts, backbone, hashes, wanted, (photo, _, unit) => {
    for (let channel = 0; channel < CHANNELS; channel++) means[photo * CHANNELS + channel]! += unit[channel]!;
  });
  for (let start = 0; start < means.length; start += CHANNELS)
    means.set(unitLength(means.subarray(start, start + CHANNELS)), start);
  return means;
}

/** Hands over each wanted view of each photo, of unit length; a photo's files are read once. */
async function readEach(
  { objects, signal }: ReadParts,
  backbone: string,
  hashes: readonly string[],
  wanted: readonly number[],
  take: (photo: number, view: number, unit: Float32Array) => void,
): Promise<void> {
  const sets = Map.groupBy(wanted, (view) => placeOfView(view).set);
  await inParallel(hashes, READS, async (hash, photo) => {
    signal.throwIfAborted();
    for (const [set, views] of sets) {
      const bytes = await objects.get(embeddingKey(backbone, set, hash));
      for (const view of views) {
        const { at } = placeOfView(view);
        take(photo, view, unitLength(fromFloat16(bytes.subarray(at * BYTES, (at + 1) * BYTES))));
      }
    }
  });
}
