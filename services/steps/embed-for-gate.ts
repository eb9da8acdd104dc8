import { embeddingKey, photoKey, seenKey } from '../domain/object-keys.ts';
import type { ViewSet } from '../domain/training-views.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { embedAll } from './embed-photos.ts';
import type { StepContext } from './step.ts';

/** Photos that are looked at for the gate; more would tell it little. */
const MOST = 200;

/**
 * Lets the backbone look at photos it has not seen as a model needs them, where their bytes are still here: the gate
 * asks versions about photos that came after them.
 */
export async function embedForGate(context: StepContext, hashes: readonly string[], set: ViewSet): Promise<void> {
  const { sha256: backbone } = await context.backboneName();
  const missing = await missingOf(context.objects, hashes, (hash) => embeddingKey(backbone, set, hash));
  const looks = missing.slice(0, MOST).map((photo) => ({ ...photo, set }));
  // A photo that cannot be read, or is gone meanwhile, says nothing of the versions.
  await embedAll(context, looks, { onUnreadable: () => undefined });
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
