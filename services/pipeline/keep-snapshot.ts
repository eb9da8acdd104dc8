import { countLabels } from '../domain/count-labels.ts';
import { type ManifestPhoto, manifestHash, writeManifest } from '../domain/manifest.ts';
import { snapshotKey } from '../domain/object-keys.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Clock } from '../ports/clock.ts';
import type { ObjectStore } from '../ports/object-store.ts';

export interface SnapshotParts {
  catalog: Pick<Catalog, 'snapshots'>;
  objects: ObjectStore;
  clock: Clock;
}

/** Keeps a list of photos for good. The list first, then its row: a row never names what is not there. */
export async function keepSnapshot(
  { catalog, objects, clock }: SnapshotParts,
  project: string,
  photos: readonly ManifestPhoto[],
): Promise<{ snapshot: string; photos: number }> {
  const text = writeManifest(photos);
  const snapshot = manifestHash(text);
  const bytes = new TextEncoder().encode(text);
  await objects.put(snapshotKey(snapshot), bytes);
  const labels = Object.fromEntries(countLabels(photos));
  await catalog.snapshots.add({ snapshot, project, created: clock.now(), photos: photos.length, labels });
  // An import that is undone removes the same list where no row names it yet.
  if (!(await objects.has(snapshotKey(snapshot)))) await objects.put(snapshotKey(snapshot), bytes);
  return { snapshot, photos: photos.length };
}
