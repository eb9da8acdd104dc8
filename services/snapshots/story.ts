import type { PhotoStory } from '../../contract/snapshots.ts';
import type { RunRecord } from '../ports/catalog/runs.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { findRecord } from '../steps/run-records.ts';
import { ingestedShape } from '../steps/run-shapes.ts';
import type { ReadPhotos } from './read-photos.ts';

interface StoryParts {
  catalog: Pick<Catalog, 'photos' | 'edits' | 'runs'>;
  objects: ObjectStore;
}

/** Who labelled a photo, and the trainings it took part in. */
export async function tellStory(
  parts: StoryParts,
  read: ReadPhotos,
  project: string,
  hash: string,
): Promise<PhotoStory> {
  const [labels, runs] = await Promise.all([
    labelsOf(parts.catalog, project, hash),
    runsWith(parts, read, project, hash),
  ]);
  return { hash, labels, runs };
}

async function labelsOf({ edits, photos }: StoryParts['catalog'], project: string, hash: string) {
  const said = await edits.labelsOf(project, hash);
  const [photo] = await photos.find(project, [hash]);
  // Photos that a training took in came with their labels: no edit tells of it.
  const came = said.length === 0 && photo?.label !== undefined;
  const all = came ? [{ label: photo.label, by: photo.by, at: photo.added }] : said;
  return all.map(({ label, by, at }) => ({ ...(label !== undefined && { label }), by, at: at.toISOString() }));
}

async function runsWith({ catalog, objects }: StoryParts, read: ReadPhotos, project: string, hash: string) {
  const used: PhotoStory['runs'] = [];
  for (const run of await catalog.runs.list(project)) {
    const snapshot = await snapshotOf(objects, run);
    if (snapshot === undefined || !(await lists(read, snapshot, hash))) continue;
    const { version, started } = run;
    used.push({ run: run.run, snapshot, ...(version !== undefined && { version }), at: started.toISOString() });
  }
  return used;
}

/** A run that did not come to its end took its list all the same. */
async function snapshotOf(objects: ObjectStore, { run, snapshot }: RunRecord): Promise<string | undefined> {
  return snapshot ?? (await findRecord(objects, run, 'ingest', ingestedShape))?.snapshot;
}

/** Whether a photo is in a list; a list that is lost says nothing. */
const lists = (read: ReadPhotos, snapshot: string, hash: string): Promise<boolean> =>
  read(snapshot).then(
    (photos) => photos.some((photo) => photo.hash === hash),
    () => false,
  );
