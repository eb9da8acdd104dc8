import { asFault } from '../domain/fault.ts';
import { toFloat16 } from '../domain/float16.ts';
import { embeddingKey, photoKey, seenKey } from '../domain/object-keys.ts';
import { VIEWS_NAME } from '../domain/training-views.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { saysOfThePhoto } from './embed-photos.ts';
import { inParallel } from './in-parallel.ts';
import type { StepContext } from './step.ts';
import { withEmbedder } from './with-embedder.ts';

/** Photos that are looked at for the gate; more would tell it little. */
const MOST = 200;

/** Lets the backbone look at corrected photos it has not seen, where their bytes are still here. */
export async function embedCorrected(context: StepContext, hashes: readonly string[]): Promise<void> {
  const { objects, signal } = context;
  const { sha256: backbone } = await context.backboneName();
  const missing = await missingOf(objects, hashes.slice(0, MOST), (hash) => embeddingKey(backbone, VIEWS_NAME, hash));
  if (missing.length === 0) return;
  await withEmbedder(context, missing.length, (embedder) =>
    inParallel(missing, embedder.parallel + 1, async ({ hash, key, place }) => {
      signal.throwIfAborted();
      try {
        await objects.put(key, toFloat16(await embedder.embed(await objects.get(place), hash, VIEWS_NAME)));
      } catch (thrown) {
        // A photo that cannot be read, or is gone meanwhile, says nothing of the versions.
        if (!saysOfThePhoto(asFault(thrown))) throw thrown;
      }
    }),
  );
}

/** Those without an embedding whose bytes are still here, and where. */
async function missingOf(objects: ObjectStore, hashes: readonly string[], keyOf: (hash: string) => string) {
  const missing: { hash: string; key: string; place: string }[] = [];
  for (const hash of hashes) {
    const key = keyOf(hash);
    if (await objects.has(key)) continue;
    const kept = await Promise.all(
      [photoKey(hash), seenKey(hash)].map(async (place) => (await objects.has(place)) && place),
    );
    const place = kept.find((one) => one !== false);
    if (place) missing.push({ hash, key, place });
  }
  return missing;
}
