import { countLabels } from '../domain/count-labels.ts';
import { type ManifestPhoto, manifestHash, writeManifest } from '../domain/manifest.ts';
import { snapshotKey } from '../domain/object-keys.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Clock } from '../ports/clock.ts';
import type { ObjectStore } from '../ports/object-store.ts';

export interface SnapshotParts {
  catalog: Pick<Catalog, 'snapshots' | 'runs'>;
  objects: ObjectStore;
  clock: Clock;
}

/**
 * Keeps the list of photos a run works on. The list first, then its rows: a row never names what is not there. The
 * run's comes before the list's own: who deletes a version with the same list sees that the run needs it.
 */
export async function keepSnapshot(
  { catalog, objects, clock }: SnapshotParts,
  { run, project }: { run: string; project: string },
  photos: readonly ManifestPhoto[],
): Promise<{ snapshot: string; photos: number }> {
  const text = writeManifest(photos);
  const snapshot = manifestHash(text);
  const bytes = new TextEncoder().encode(text);
  await objects.put(snapshotKey(snapshot), bytes);
  const kept = { snapshot, photos: photos.length };
  await catalog.runs.change(run, kept);
  const labels = Object.fromEntries(countLabels(photos));
  await catalog.snapshots.add({ ...kept, project, created: clock.now(), labels });
  // An import that is undone, or a version that is deleted, takes the same list away where no row names it yet.
  if (!(await objects.has(snapshotKey(snapshot)))) await objects.put(snapshotKey(snapshot), bytes);
  return kept;
}
