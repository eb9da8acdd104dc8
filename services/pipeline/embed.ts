import { toFloat16 } from '../domain/float16.ts';
import { embeddingKey, photoKey } from '../domain/object-keys.ts';
import { VIEWS_NAME } from '../domain/training-views.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { inParallel } from './in-parallel.ts';
import { readSnapshot } from './read-snapshot.ts';
import type { Embedded } from './run-shapes.ts';
import type { StepContext } from './step.ts';

/** Lookups that wait for the disk at once. */
const LOOKUPS = 16;

/**
 * Lets the backbone look at the training views of each photo it has not seen yet, and keeps what it makes of them: the
 * work grows with the new photos only.
 */
export async function embed(context: StepContext): Promise<Embedded> {
  const { objects, report, signal } = context;
  const { photos } = await readSnapshot(context);
  const { sha256: backbone } = await context.backboneName();
  const keyOf = (hash: string) => embeddingKey(backbone, VIEWS_NAME, hash);
  const missing = await missingOf(
    objects,
    photos.map(({ hash }) => hash),
    keyOf,
  );
  let done = photos.length - missing.length;
  report({ stage: 'embed', done, total: photos.length });
  if (missing.length > 0) {
    const embedder = await context.embedder(missing.length);
    // One more than are worked on, so that the next photo is read meanwhile.
    await inParallel(missing, embedder.parallel + 1, async (hash) => {
      signal.throwIfAborted();
      const rows = await embedder.embed(await objects.get(photoKey(hash)), hash);
      await objects.put(keyOf(hash), toFloat16(rows));
      report({ stage: 'embed', done: ++done, total: photos.length });
    });
  }
  return { backbone, embedded: missing.length, cached: photos.length - missing.length };
}

async function missingOf(objects: ObjectStore, hashes: string[], keyOf: (hash: string) => string): Promise<string[]> {
  const there = await inParallel(hashes, LOOKUPS, (hash) => objects.has(keyOf(hash)));
  return hashes.filter((_, at) => !there[at]);
}
