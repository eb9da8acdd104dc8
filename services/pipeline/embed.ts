import { toFloat16 } from '../domain/float16.ts';
import { embeddingKey, photoKey } from '../domain/object-keys.ts';
import { MORE_VIEWS_NAME, VIEWS_NAME, type ViewSet } from '../domain/training-views.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { inParallel } from './in-parallel.ts';
import { readSnapshot } from './read-snapshot.ts';
import { readRecord } from './run-records.ts';
import { type Embedded, requestShape } from './run-shapes.ts';
import type { StepContext } from './step.ts';

/** Lookups that wait for the disk at once. */
const LOOKUPS = 16;

/**
 * Lets the backbone look at the views of each photo it has not seen yet, and keeps what it makes of them: the work
 * grows with the new photos only. A thorough training looks at more views.
 */
export async function embed(context: StepContext): Promise<Embedded> {
  const { objects, report, run, signal } = context;
  const { mode } = await readRecord(objects, run, 'request', requestShape);
  const { photos } = await readSnapshot(context);
  const { sha256: backbone } = await context.backboneName();
  const sets: ViewSet[] = mode === 'thorough' ? [VIEWS_NAME, MORE_VIEWS_NAME] : [VIEWS_NAME];
  const looks = sets.flatMap((set) =>
    photos.map(({ hash }) => ({ hash, set, key: embeddingKey(backbone, set, hash) })),
  );
  const missing = await missingOf(objects, looks);
  let done = looks.length - missing.length;
  report({ stage: 'embed', done, total: looks.length });
  if (missing.length > 0) {
    const embedder = await context.embedder(missing.length);
    // One more than are worked on, so that the next photo is read meanwhile.
    await inParallel(missing, embedder.parallel + 1, async ({ hash, set, key }) => {
      signal.throwIfAborted();
      const rows = await embedder.embed(await objects.get(photoKey(hash)), hash, set);
      await objects.put(key, toFloat16(rows));
      report({ stage: 'embed', done: ++done, total: looks.length });
    });
  }
  const embedded = new Set(missing.map(({ hash }) => hash)).size;
  return { backbone, embedded, cached: photos.length - embedded };
}

async function missingOf<Look extends { key: string }>(objects: ObjectStore, looks: Look[]): Promise<Look[]> {
  const there = await inParallel(looks, LOOKUPS, ({ key }) => objects.has(key));
  return looks.filter((_, at) => !there[at]);
}
