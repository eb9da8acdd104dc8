import { Fault } from '../domain/fault.ts';
import { checkRun, judgementsKey, modelKey, runPrefix, snapshotKey } from '../domain/object-keys.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { Tracker } from '../ports/tracker.ts';
import { type ForgetPhotosParts, forgetPhotos } from '../steps/forget-photos.ts';
import { isListNamed, removeUnnamed } from '../steps/remove-unnamed.ts';

export interface RemoveParts extends ForgetPhotosParts {
  catalog: Pick<Catalog, 'projects' | 'photos' | 'predictions' | 'runs' | 'snapshots' | 'versions'>;
  tracker: Pick<Tracker, 'remove'>;
  /** Whether a training of the project is under way, also one that is not written down yet. */
  isTrained(project: string): boolean | Promise<boolean>;
  /** From now on no training of the project begins, until what this gives is called. */
  trainNoMore(project: string): () => void;
  /** Cancels what else works on the project, such as a check or an addition, and waits for its end. */
  endWork(project: string): Promise<void>;
}

/**
 * Deletes a project with all that is recorded of it, then the files nothing else needs. Throws `project-trained`
 * where it is: what was trained for an hour is not to be lost by a click. Until it ends no training of it begins.
 */
export async function removeProject(parts: RemoveParts, project: string): Promise<void> {
  if (await parts.isTrained(project)) throw beingTrained();
  const done = parts.trainNoMore(project);
  try {
    await removeAtOnce(parts, project);
  } finally {
    done();
  }
}

async function removeAtOnce(parts: RemoveParts, project: string): Promise<void> {
  const { catalog, objects, tracker, endWork } = parts;
  await endWork(project);
  const [photos, binned, snapshots, versions, runs] = await Promise.all([
    catalog.photos.hashes(project, { binned: false }, 'newest'),
    catalog.photos.hashes(project, { binned: true }, 'newest'),
    catalog.snapshots.list(project),
    catalog.versions.list(project),
    catalog.runs.list(project),
  ]);
  // Runs that stopped late may have written a file under the name they had reserved.
  const reserved = (await Promise.all(runs.map(({ run }) => catalog.versions.reserved(run)))).filter(
    (version) => version !== undefined,
  );
  await catalog.projects.remove(project);
  // What began in the meantime; from here on nobody finds the project.
  await endWork(project);
  for (const version of reserved) await objects.remove(modelKey(version));
  for (const { version, object } of versions) {
    if (object !== undefined) await objects.remove(modelKey(version));
    await objects.remove(judgementsKey(version));
  }
  await removeLists(
    parts,
    snapshots.map(({ snapshot }) => snapshot),
  );
  for (const { run } of runs) {
    await removeAll(objects, runPrefix(run));
    await tracker.remove(run);
  }
  await removeAll(objects, runPrefix(checkRun(project)));
  const hashes = [...photos, ...binned];
  await forgetPhotos(parts, hashes, await catalog.predictions.named(hashes));
}

/** A list of photos that were moved as a whole may be that of another project's version too. */
async function removeLists({ catalog, objects }: RemoveParts, snapshots: string[]): Promise<void> {
  for (const snapshot of snapshots)
    await removeUnnamed(objects, snapshotKey(snapshot), () => isListNamed(catalog, snapshot));
}

async function removeAll(objects: ObjectStore, prefix: string): Promise<void> {
  for await (const { key } of objects.list(prefix)) await objects.remove(key);
}

function beingTrained(): Fault {
  return new Fault(
    'project-trained',
    'The project is being trained, so it was left as it is.',
    'Cancel the training first, or wait for its end.',
  );
}
