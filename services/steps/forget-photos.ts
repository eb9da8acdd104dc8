import { photoKey, seenKey } from '../domain/object-keys.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { Thumbnails } from '../ports/thumbnails.ts';
import { type ForgetEmbeddingsParts, forgetEmbeddings } from './forget-embeddings.ts';

export interface ForgetPhotosParts extends ForgetEmbeddingsParts {
  objects: ObjectStore;
  thumbnails: Pick<Thumbnails, 'remove'>;
}

/** Removes of each photo that no project has any more all that is kept of it, but for what `keep` says is needed. */
export async function forgetPhotos(
  parts: ForgetPhotosParts,
  hashes: readonly string[],
  /** Photos that the prediction history still shows. */
  keep: ReadonlySet<string> = new Set(),
): Promise<void> {
  const { objects, thumbnails } = parts;
  const gone = await forgetEmbeddings(parts, hashes);
  const free = [...gone].filter((hash) => !keep.has(hash));
  await thumbnails.remove(free);
  for (const hash of gone) await objects.remove(photoKey(hash));
  for (const hash of free) await objects.remove(seenKey(hash));
}
