import { asFault, Fault } from '../domain/fault.ts';
import { type ManifestPhoto, readManifest, toManifestPhoto } from '../domain/manifest.ts';
import { snapshotKey } from '../domain/object-keys.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { isEarlier } from '../steps/read-snapshot.ts';
import { snapshotShape } from '../steps/run-shapes.ts';

interface ReadingParts {
  catalog: { photos: Pick<Catalog['photos'], 'find'> };
  objects: Pick<ObjectStore, 'get'>;
}

/** Lists that are remembered, because they are paged through. */
const REMEMBERED = 4;

/** Reads the photos of a snapshot. Throws `not-found` where there is no such snapshot. */
export type ReadPhotos = (snapshot: string) => Promise<ManifestPhoto[]>;

export function createReadPhotos({ catalog, objects }: ReadingParts): ReadPhotos {
  const remembered = new Map<string, Promise<ManifestPhoto[]>>();

  const read = async (snapshot: string): Promise<ManifestPhoto[]> => {
    const text = new TextDecoder().decode(await objects.get(snapshotKey(snapshot)).catch(missing));
    return isEarlier(text) ? readEarlier(text) : readManifest(text);
  };
  /** Earlier lists hold hashes and labels only; what else is known of the photos, the catalog says. */
  const readEarlier = async (text: string): Promise<ManifestPhoto[]> => {
    const { project, photos } = snapshotShape.parse(JSON.parse(text));
    const hashes = photos.map(({ hash }) => hash);
    const known = new Map((await catalog.photos.find(project, hashes)).map((photo) => [photo.hash, photo]));
    const nothing = { source: '', added: new Date(0), by: '', width: 0, height: 0 };
    return photos.map(({ hash, label }) => toManifestPhoto({ ...nothing, ...known.get(hash), hash, label }));
  };

  return (snapshot) => {
    const photos = remembered.get(snapshot) ?? read(snapshot);
    remembered.delete(snapshot);
    remembered.set(snapshot, photos);
    photos.catch(() => remembered.delete(snapshot));
    for (const old of [...remembered.keys()].slice(0, -REMEMBERED)) remembered.delete(old);
    return photos;
  };
}

function missing(thrown: unknown): never {
  if (asFault(thrown).code !== 'not-found') throw thrown;
  throw new Fault('not-found', 'There is no such list of photos.', 'Choose one from the list of snapshots.', {
    details: { case: 'snapshot' },
  });
}
