import { Fault } from '../domain/fault.ts';
import { modelKey, snapshotKey } from '../domain/object-keys.ts';
import { type ForgetPhotosParts, forgetPhotos } from '../pipeline/forget-photos.ts';
import type { Catalog } from '../ports/catalog.ts';

export interface RemoveParts extends ForgetPhotosParts {
  catalog: Pick<Catalog, 'projects' | 'photos' | 'predictions' | 'runs' | 'snapshots' | 'versions'>;
}

/**
 * Deletes a project with all that is recorded of it, then the files nothing else needs. Throws `already-running`
 * where it is being trained.
 */
export async function removeProject(parts: RemoveParts, project: string): Promise<void> {
  const { catalog, objects } = parts;
  const [photos, binned, snapshots, versions, runs] = await Promise.all([
    catalog.photos.hashes(project, { binned: false }, 'newest'),
    catalog.photos.hashes(project, { binned: true }, 'newest'),
    catalog.snapshots.list(project),
    catalog.versions.list(project),
    catalog.runs.list(project),
  ]);
  if (runs.some(({ state }) => state === 'running')) throw beingTrained();
  await catalog.projects.remove(project);
  for (const { version, object } of versions) if (object !== undefined) await objects.remove(modelKey(version));
  for (const { snapshot } of snapshots) await objects.remove(snapshotKey(snapshot));
  for (const { run } of runs) for await (const { key } of objects.list(`runs/${run}/`)) await objects.remove(key);
  const hashes = [...photos, ...binned];
  await forgetPhotos(parts, hashes, await catalog.predictions.named(hashes));
}

function beingTrained(): Fault {
  return new Fault('already-running', 'The project is being trained.', 'Wait for the training to end, or cancel it.');
}
