import { readSnapshot } from '../pipeline/read-snapshot.ts';
import { findRecord } from '../pipeline/run-records.ts';
import { ingestedShape } from '../pipeline/run-shapes.ts';
import type { RunRecord } from '../ports/catalog/runs.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { ObjectStore } from '../ports/object-store.ts';

export interface NewPhotosParts {
  catalog: Pick<Catalog, 'photos'>;
  objects: ObjectStore;
}

/** Counts the labelled photos of a project that its last training did not have. `runs`: newest first. */
export type CountNewPhotos = (project: string, runs: readonly RunRecord[]) => Promise<number>;

/** It is counted anew when another training began or ended, or after `stale`. */
export function createNewPhotos(parts: NewPhotosParts): { count: CountNewPhotos; stale(project: string): void } {
  const known = new Map<string, { state: string; count: Promise<number> }>();
  return {
    count(project, runs) {
      const state = `${runs[0]?.run} ${runs[0]?.state}`;
      const last = known.get(project);
      // What a running one has listed so far changes.
      if (last?.state === state && runs[0]?.state !== 'running') return last.count;
      const count = countNow(parts, project, runs);
      known.set(project, { state, count });
      count.catch(() => known.delete(project));
      return count;
    },
    stale: (project) => void known.delete(project),
  };
}

async function countNow(parts: NewPhotosParts, project: string, runs: readonly RunRecord[]): Promise<number> {
  const last = await lastListed(parts.objects, runs);
  // It has not listed its photos yet: it may take all there are.
  if (last === 'soon') return 0;
  const photos = (await parts.catalog.photos.list(project)).filter(({ label }) => label !== undefined);
  return last ? photos.filter(({ hash }) => !last.has(hash)).length : photos.length;
}

/** The photos of the last training that got as far as listing them. */
async function lastListed(objects: ObjectStore, runs: readonly RunRecord[]): Promise<Set<string> | 'soon' | undefined> {
  for (const { run, state } of runs) {
    if (await findRecord(objects, run, 'ingest', ingestedShape)) {
      const { photos } = await readSnapshot({ objects, run });
      return new Set(photos.map(({ hash }) => hash));
    }
    if (state === 'running') return 'soon';
  }
  return undefined;
}
