import { photoKey, seenKey } from '../domain/object-keys.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { Thumbnails } from '../ports/thumbnails.ts';

export interface ForgetPhotosParts {
  catalog: { photos: Pick<Catalog['photos'], 'projectsOf'> };
  objects: ObjectStore;
  thumbnails: Pick<Thumbnails, 'remove'>;
}

/** Removes of each photo that no project has any more all that is kept of it, but for what `keep` says is needed. */
export async function forgetPhotos(
  { catalog, objects, thumbnails }: ForgetPhotosParts,
  hashes: readonly string[],
  /** Photos that the prediction history still shows. */
  keep: ReadonlySet<string> = new Set(),
): Promise<void> {
  const gone = new Set<string>();
  for (const hash of hashes) if ((await catalog.photos.projectsOf(hash)).length === 0) gone.add(hash);
  if (gone.size === 0) return;
  const free = [...gone].filter((hash) => !keep.has(hash));
  await thumbnails.remove(free);
  for (const hash of gone) await objects.remove(photoKey(hash));
  for (const hash of free) await objects.remove(seenKey(hash));
  for await (const { key } of objects.list('embeddings/')) if (gone.has(hashIn(key))) await objects.remove(key);
}

/** The hash a key ends with; what a backbone, a set of views or a recipe makes of a photo is named by it. */
const hashIn = (key: string): string => key.slice(key.lastIndexOf('/') + 1, key.lastIndexOf('/') + 65);
