import { asFault } from '../domain/fault.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { findJudgements } from '../steps/judgements.ts';

/** Makes the function that counts the photos a version learnt from that were deleted for good since. */
export function createErasedPhotos({ photos }: Pick<Catalog, 'photos'>, objects: ObjectStore) {
  const known = new Map<string, Promise<string[]>>();
  const read = async (version: string): Promise<string[]> => {
    try {
      return (await findJudgements(objects, version))?.known ?? [];
    } catch (thrown) {
      if (asFault(thrown).code === 'not-found') return [];
      throw thrown;
    }
  };
  return async (version: string): Promise<number> => {
    const hashes = known.get(version) ?? read(version);
    known.set(version, hashes);
    return (await photos.tombstones(await hashes)).length;
  };
}
