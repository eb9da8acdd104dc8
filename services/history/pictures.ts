import type { Catalog } from '../ports/catalog.ts';
import type { Thumbnails } from '../ports/thumbnails.ts';

export interface PicturesParts {
  catalog: { predictions: Pick<Catalog['predictions'], 'named'> };
  thumbnails: Thumbnails;
  /** Those of the photos whose thumbnails something besides the history needs: open batches, reference photos. */
  neededElsewhere(hashes: string[]): Promise<Set<string>>;
  /** Those of the photos that corrections wait for. */
  waiting(hashes: string[]): Promise<ReadonlySet<string>>;
}

/** Thumbnails looked at together. */
const PART = 500;

/** The thumbnails of the photos in the history. */
export const createPictures = ({ catalog, thumbnails, neededElsewhere, waiting }: PicturesParts) => {
  let suspects = new Set<string>();

  const unneeded = async (hashes: string[]): Promise<string[]> => {
    const [named, needed] = await Promise.all([catalog.predictions.named(hashes), neededElsewhere(hashes)]);
    return hashes.filter((hash) => !named.has(hash) && !needed.has(hash));
  };
  const inParts = async function* (): AsyncGenerator<string[]> {
    let part: string[] = [];
    for await (const hash of thumbnails.list()) {
      part.push(hash);
      if (part.length === PART) yield part;
      if (part.length === PART) part = [];
    }
    if (part.length > 0) yield part;
  };

  return {
    /** Removes the thumbnails of photos that left the history, but for those that are needed elsewhere. */
    async remove(forgotten: string[]): Promise<void> {
      await thumbnails.remove(await unneeded(forgotten));
    },
    /**
     * Removes thumbnails that nothing needed at this sweep nor at the one before: what a killed core left behind,
     * but not the picture of a photo whose prediction is just being written.
     */
    async sweep(): Promise<void> {
      const found = new Set<string>();
      for await (const part of inParts()) {
        const awaited = await waiting(part);
        for (const hash of await unneeded(part)) if (!awaited.has(hash)) found.add(hash);
      }
      await thumbnails.remove([...found].filter((hash) => suspects.has(hash)));
      suspects = found;
    },
  };
};
