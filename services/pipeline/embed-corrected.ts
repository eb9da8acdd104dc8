import { asFault } from '../domain/fault.ts';
import { toFloat16 } from '../domain/float16.ts';
import { embeddingKey, photoKey, seenKey } from '../domain/object-keys.ts';
import { VIEWS_NAME } from '../domain/training-views.ts';
import type { StepContext } from './step.ts';

/** Photos that are looked at for the gate; more would tell it little. */
const MOST = 200;

/** Lets the backbone look at corrected photos it has not seen, where their bytes are still here. */
export async function embedCorrected(context: StepContext, hashes: readonly string[]): Promise<void> {
  const { objects, signal } = context;
  const { sha256: backbone } = await context.backboneName();
  for (const hash of hashes.slice(0, MOST)) {
    signal.throwIfAborted();
    const key = embeddingKey(backbone, VIEWS_NAME, hash);
    if (await objects.has(key)) continue;
    const bytes = [photoKey(hash), seenKey(hash)];
    const [place] = (await Promise.all(bytes.map(async (one) => ((await objects.has(one)) ? [one] : [])))).flat();
    if (place === undefined) continue;
    try {
      const embedder = await context.embedder();
      await objects.put(key, toFloat16(await embedder.embed(await objects.get(place), hash)));
    } catch (thrown) {
      // A photo that cannot be read says nothing of the versions.
      if (!asFault(thrown).code.startsWith('photo-')) throw thrown;
    }
  }
}
