import { asFault, type Fault } from '../domain/fault.ts';
import { toFloat16 } from '../domain/float16.ts';
import { embeddingKey, photoKey } from '../domain/object-keys.ts';
import { VIEWS_NAME } from '../domain/training-views.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { inParallel } from './in-parallel.ts';
import type { Embedded } from './run-shapes.ts';
import type { StepContext } from './step.ts';

/** Lookups that wait for the disk at once. */
const LOOKUPS = 16;

/**
 * Lets the backbone look at the training views of each photo it has not seen yet, and keeps what it makes of them: the
 * work grows with the new photos only. Throws where a photo cannot be read, unless `onUnreadable` takes it.
 */
export async function embedPhotos(
  context: Pick<StepContext, 'objects' | 'report' | 'signal' | 'backboneName' | 'embedder'>,
  hashes: readonly string[],
  onUnreadable?: (hash: string, fault: Fault) => void,
): Promise<Embedded> {
  const { objects, report, signal } = context;
  const { sha256: backbone } = await context.backboneName();
  const keyOf = (hash: string) => embeddingKey(backbone, VIEWS_NAME, hash);
  const missing = await missingOf(objects, hashes, keyOf);
  let done = hashes.length - missing.length;
  report({ stage: 'embed', done, total: hashes.length });
  if (missing.length > 0) {
    const embedder = await context.embedder(missing.length);
    // One more than are worked on, so that the next photo is read meanwhile.
    await inParallel(missing, embedder.parallel + 1, async (hash) => {
      signal.throwIfAborted();
      try {
        const rows = await embedder.embed(await objects.get(photoKey(hash)), hash);
        await objects.put(keyOf(hash), toFloat16(rows));
      } catch (thrown) {
        const fault = asFault(thrown);
        if (!onUnreadable || !saysOfThePhoto(fault)) throw thrown;
        onUnreadable(hash, fault);
      }
      report({ stage: 'embed', done: ++done, total: hashes.length });
    });
  }
  return { backbone, embedded: missing.length, cached: hashes.length - missing.length };
}

/** Whether a fault is the photo's own: its bytes are damaged, or not there any more. */
export const saysOfThePhoto = ({ code }: Fault): boolean => code === 'not-found' || code.startsWith('photo-');

async function missingOf(objects: ObjectStore, hashes: readonly string[], keyOf: (hash: string) => string) {
  const there = await inParallel(hashes, LOOKUPS, (hash) => objects.has(keyOf(hash)));
  return hashes.filter((_, at) => !there[at]);
}
