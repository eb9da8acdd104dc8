import { GRID } from '../domain/features.ts';
import { TRUNK_CHANNELS } from '../domain/last-layer.ts';
import { embeddingKey } from '../domain/object-keys.ts';
import { TRUNK_NAME } from '../domain/training-views.ts';
import { inParallel } from './in-parallel.ts';
import type { StepContext } from './step.ts';

const READS = 16;
const BYTES = GRID * GRID * TRUNK_CHANNELS * 2;

/** By view: what the backbone gives its last layer of each photo, as float16 bytes. Throws `not-found` where one is missing. */
export async function readLooks(
  { objects, signal }: Pick<StepContext, 'objects' | 'signal'>,
  backbone: string,
  hashes: readonly string[],
  wanted: readonly number[],
): Promise<Map<number, Uint8Array[]>> {
  const looks = new Map([...new Set(wanted)].map((view) => [view, new Array<Uint8Array>(hashes.length)]));
  await inParallel(hashes, READS, async (hash, photo) => {
    signal.throwIfAborted();
    const bytes = await objects.get(embeddingKey(backbone, TRUNK_NAME, hash));
    // Copies, so that the views that are not wanted take no memory.
    for (const [view, photos] of looks)
      photos[photo] = new Uint8Array(bytes.subarray(view * BYTES, (view + 1) * BYTES));
  });
  return looks;
}
