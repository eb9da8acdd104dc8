import { asFault } from '../domain/fault.ts';
import type { RunRecord } from '../ports/catalog/runs.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { readSnapshot } from '../steps/read-snapshot.ts';
import { findRecord } from '../steps/run-records.ts';
import { ingestedShape } from '../steps/run-shapes.ts';

export interface NewPhotosParts {
  catalog: Pick<Catalog, 'photos'>;
  objects: ObjectStore;
}

/**
 * Counts the labelled photos of a project that its last training did not have. `runs`: newest first. `deleted`: when
 * the last training listed its photos that was deleted with its version.
 */
export type CountNewPhotos = (
  project: string,
  runs: readonly RunRecord[],
  deleted: Date | undefined,
) => Promise<number>;

/** It is counted anew when another training began or ended, or after `stale`. */
export function createNewPhotos(parts: NewPhotosParts): { count: CountNewPhotos; stale(project: string): void } {
  const known = new Map<string, { state: string; count: Promise<number> }>();
  return {
    count(project, runs, deleted) {
      const state = `${runs[0]?.run} ${runs[0]?.state} ${deleted?.getTime()}`;
      const last = known.get(project);
      // What a running one has listed so far changes.
      if (last?.state === state && runs[0]?.state !== 'running') return last.count;
      const count = countNow(parts, project, runs, deleted);
      known.set(project, { state, count });
      count.catch(() => known.delete(project));
      return count;
    },
    stale: (project) => void known.delete(project),
  };
}

async function countNow(
  parts: NewPhotosParts,
  project: string,
  runs: readonly RunRecord[],
  deleted: Date | undefined,
): Promise<number> {
  const last = await lastListed(parts.objects, runs);
  // It has not listed its photos yet: it may take all there are.
  if (last === 'soon') return 0;
  const photos = (await parts.catalog.photos.list(project)).filter(({ label }) => label !== undefined);
  // What a deleted training listed is not known any more, but when: what was here by then is not new.
  const since = deleted && (!last || last.started < deleted) ? deleted : undefined;
  return photos.filter(({ hash, added }) => !last?.hashes.has(hash) && !(since && added <= since)).length;
}

/** The photos a run listed; none where it has not yet, or where its list is lost. */
async function listOf(objects: ObjectStore, run: string): Promise<Set<string> | undefined> {
  if (!(await findRecord(objects, run, 'ingest', ingestedShape))) return undefined;
  try {
    const { photos } = await readSnapshot({ objects, run });
    return new Set(photos.map(({ hash }) => hash));
  } catch (thrown) {
    if (asFault(thrown).code === 'not-found') return undefined;
    throw thrown;
  }
}

/** The photos of the last training that got as far as listing them. */
async function lastListed(
  objects: ObjectStore,
  runs: readonly RunRecord[],
): Promise<{ started: Date; hashes: Set<string> } | 'soon' | undefined> {
  for (const { run, state, started } of runs) {
    const hashes = await listOf(objects, run);
    if (hashes) return { started, hashes };
    if (state === 'running') return 'soon';
  }
  return undefined;
}
