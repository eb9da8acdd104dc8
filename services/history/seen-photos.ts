import { hashOfSeenKey, SEEN, seenKey } from '../domain/object-keys.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { forgetEmbeddings } from '../steps/forget-embeddings.ts';

export interface SeenPhotosParts {
  catalog: {
    predictions: Pick<Catalog['predictions'], 'search' | 'named'>;
    photos: Pick<Catalog['photos'], 'projectsOf'>;
  };
  objects: ObjectStore;
  /** Bytes that may be kept; 0 keeps none. */
  most(): Promise<number>;
  /** Those of the photos that corrections wait for. */
  waiting(hashes: string[]): Promise<ReadonlySet<string>>;
}

/** The photos of predictions: what a correction or a later training learns from. */
export interface SeenPhotos {
  /** Keeps a photo of a prediction, where photos are to be kept. */
  keep(hash: string, bytes: Uint8Array): Promise<void>;
  /** With what the gate made of them. */
  remove(hashes: readonly string[]): Promise<void>;
  /**
   * Keeps the photos that corrections wait for and those of the newest predictions, as many as may be, and removes the
   * others: those that no prediction names only at the second time, because one may just be written.
   */
  trim(): Promise<void>;
}

const PAGE = 2000;

export const createSeenPhotos = ({ catalog, objects, most, waiting }: SeenPhotosParts): SeenPhotos => {
  let suspects = new Set<string>();

  /** The photos that have room beside those that stay, newest prediction first. */
  const withRoom = async (sizes: ReadonlyMap<string, number>, room: number, stay: ReadonlySet<string>) => {
    const kept = new Set(stay);
    let used = [...stay].reduce((sum, hash) => sum + (sizes.get(hash) ?? 0), 0);
    for (let before: number | undefined; kept.size < sizes.size; ) {
      const page = await catalog.predictions.search({}, { limit: PAGE, ...(before !== undefined && { before }) });
      for (const { hash } of page) {
        const bytes = sizes.get(hash);
        if (bytes === undefined || kept.has(hash)) continue;
        used += bytes;
        if (used > room) return kept;
        kept.add(hash);
      }
      before = page.at(-1)?.id;
      if (page.length < PAGE) break;
    }
    return kept;
  };
  const remove = async (hashes: readonly string[]) => {
    // First what is found by the photo: whoever is killed here finds the photo again, and ends it.
    await forgetEmbeddings({ catalog, objects }, hashes);
    for (const hash of hashes) await objects.remove(seenKey(hash));
  };

  return {
    async keep(hash, bytes) {
      if ((await most()) > 0) await objects.put(seenKey(hash), bytes);
    },
    remove,
    async trim() {
      const sizes = new Map<string, number>();
      for await (const { key, bytes } of objects.list(SEEN)) sizes.set(hashOfSeenKey(key), bytes);
      const kept = await withRoom(sizes, await most(), await waiting([...sizes.keys()]));
      const left = [...sizes.keys()].filter((hash) => !kept.has(hash));
      const named = await catalog.predictions.named(left);
      await remove(left.filter((hash) => named.has(hash) || suspects.has(hash)));
      suspects = new Set(left.filter((hash) => !named.has(hash)));
    },
  };
};
