import { hashOfSeenKey, SEEN, seenKey } from '../domain/object-keys.ts';
import type { PredictionRecords } from '../ports/catalog.ts';
import type { ObjectStore } from '../ports/object-store.ts';

export interface SeenPhotosParts {
  objects: ObjectStore;
  records: Pick<PredictionRecords, 'search'>;
  /** Bytes that may be kept; 0 keeps none. */
  most(): Promise<number>;
}

/** The photos of predictions: what a correction or a later training learns from. */
export interface SeenPhotos {
  /** Keeps a photo of a prediction, where photos are to be kept. */
  keep(hash: string, bytes: Uint8Array): Promise<void>;
  remove(hashes: readonly string[]): Promise<void>;
  /** Keeps the photos of the newest predictions, as many as may be, and removes the others. */
  trim(): Promise<void>;
}

const PAGE = 2000;

export const createSeenPhotos = ({ objects, records, most }: SeenPhotosParts): SeenPhotos => {
  /** The photos that have room, newest prediction first. */
  const withRoom = async (sizes: ReadonlyMap<string, number>, room: number): Promise<Set<string>> => {
    const kept = new Set<string>();
    let used = 0;
    for (let before: number | undefined; kept.size < sizes.size; ) {
      const page = await records.search({}, { limit: PAGE, ...(before !== undefined && { before }) });
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

  return {
    async keep(hash, bytes) {
      if ((await most()) > 0) await objects.put(seenKey(hash), bytes);
    },
    async remove(hashes) {
      for (const hash of hashes) await objects.remove(seenKey(hash));
    },
    async trim() {
      const sizes = new Map<string, number>();
      for await (const { key, bytes } of objects.list(SEEN)) sizes.set(hashOfSeenKey(key), bytes);
      if (sizes.size === 0) return;
      const kept = await withRoom(sizes, await most());
      for (const hash of sizes.keys()) if (!kept.has(hash)) await objects.remove(seenKey(hash));
    },
  };
};
