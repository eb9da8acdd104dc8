import type { Catalog } from '../ports/catalog.ts';
import type { ObjectStore } from '../ports/object-store.ts';

export interface ForgetEmbeddingsParts {
  catalog: { photos: Pick<Catalog['photos'], 'projectsOf'> };
  objects: Pick<ObjectStore, 'list' | 'remove'>;
}

/** Removes what was ever computed of those of the photos that no project has. Gives these photos. */
export async function forgetEmbeddings(
  { catalog, objects }: ForgetEmbeddingsParts,
  hashes: Iterable<string>,
): Promise<Set<string>> {
  const gone = new Set<string>();
  for (const hash of new Set(hashes)) if ((await catalog.photos.projectsOf(hash)).length === 0) gone.add(hash);
  if (gone.size === 0) return gone;
  for await (const { key } of objects.list('embeddings/')) if (gone.has(hashIn(key))) await objects.remove(key);
  return gone;
}

/** The hash a key ends with; what a backbone, a set of views or a recipe makes of a photo is named by it. */
const hashIn = (key: string): string => key.slice(key.lastIndexOf('/') + 1, key.lastIndexOf('/') + 65);
