import type { LeftBehind } from '../../contract/moving.ts';
import { leavingDigest } from '../domain/leaving-digest.ts';
import { photoKey } from '../domain/object-keys.ts';
import type { JobControl } from '../jobs/jobs.ts';
import type { PhotoRecord } from '../ports/catalog/photos.ts';
import { createEnsureClass } from '../steps/ensure-class.ts';
import { belongingsOf } from './belongings.ts';
import { copyObjects, verifyObjects } from './copy-objects.ts';
import { changedAfter, missing } from './faults.ts';
import type { Route } from './moving-parts.ts';
import {
  allOf,
  forgetLeaving,
  type Leaving,
  readLeaving,
  removeBelongings,
  union,
  writeLeaving,
} from './remove-belongings.ts';

/** So many predictions are counted; more are "that many and more". */
const MOST_COUNTED = 10_000;
const MOST_TRIES = 5;

interface Newer {
  /** That came after the move. */
  photos: PhotoRecord[];
  /** Whose label was changed after the move there, and is here as it was. */
  labelled: PhotoRecord[];
  trainings: number;
  predictions: number;
}

/** What was written where a project was before, after it had moved. */
async function newerThan(leaving: Leaving, { from, into }: Route, project: string): Promise<Newer> {
  const { belongings, labels, last } = leaving;
  const moved = new Map(belongings.photos.map((hash, at) => [hash, labels[at] ?? undefined]));
  const runs = new Set(belongings.runs);
  const [there, here, done, asked] = await Promise.all([
    from.catalog.photos.list(project),
    into.catalog.photos.list(project),
    from.catalog.runs.list(project),
    from.catalog.carry.predictions(project, last, MOST_COUNTED),
  ]);
  const known = new Map(here.map(({ hash, label }) => [hash, label]));
  return {
    photos: there.filter(({ hash }) => !moved.has(hash) && !known.has(hash)),
    labelled: there.filter(
      ({ hash, label }) =>
        known.has(hash) && moved.has(hash) && label !== moved.get(hash) && known.get(hash) === moved.get(hash),
    ),
    trainings: done.filter(({ run }) => !runs.has(run)).length,
    predictions: asked.length,
  };
}

export async function countLeft(route: Route, project: string): Promise<LeftBehind> {
  const leaving = await readLeaving(route.from, project);
  if (!leaving) return { photos: 0, labels: 0, trainings: 0, predictions: 0 };
  const { photos, labelled, trainings, predictions } = await newerThan(leaving, route, project);
  return { photos: photos.length, labels: labelled.length, trainings, predictions };
}

/**
 * Removes what is left where the project was before, whatever was written there since; with `bring`, photos and labels
 * that are new there come to where it lives first. Again and again without harm. Throws `move-left` where more comes
 * there again and again.
 */
export async function settleLeft(
  route: Route,
  project: string,
  { bring, by, now }: { bring: boolean; by: string; now: Date },
  watch: Pick<JobControl, 'signal' | 'report'>,
): Promise<void> {
  const { from, into } = route;
  for (let tries = 0; ; tries++) {
    if (tries === MOST_TRIES) throw changedAfter();
    watch.signal.throwIfAborted();
    const leaving = await readLeaving(from, project);
    const rows = await from.catalog.carry.read(project);
    const found = await belongingsOf(from, project, rows, leaving?.belongings);
    const since = leaving ? union(found, allOf(leaving)) : found;
    if (leaving && bring)
      await bringNewer(route, project, await newerThan(leaving, route, project), { by, now }, watch);
    // Whoever is killed when the rows are gone finds here what they named.
    if (leaving) await writeLeaving(from, project, { ...leaving, since });
    // What came after the rows were read was not brought.
    const only = { digest: leavingDigest(rows), last: since.last };
    if (!(await from.catalog.projects.find(project)) || (await from.catalog.carry.remove(project, only))) {
      await into.catalog.carry.settle(project);
      await removeBelongings(from, project, since, watch);
      return forgetLeaving(from, project);
    }
  }
}

async function bringNewer(
  route: Route,
  project: string,
  { photos, labelled }: Newer,
  { by, now }: { by: string; now: Date },
  watch: Pick<JobControl, 'signal' | 'report'>,
): Promise<void> {
  const { catalog } = route.into;
  const lives = await catalog.projects.find(project);
  if (!lives) throw missing(project);
  const ensureClass = createEnsureClass(catalog.projects, lives);
  for (const { label } of [...photos, ...labelled]) if (label !== undefined) await ensureClass(label);
  const objects = photos.map(({ hash, bytes }) => ({ key: photoKey(hash), bytes, hash }));
  await copyObjects(route, objects, watch);
  await verifyObjects(route, objects, watch);
  await catalog.photos.put(project, photos);
  const here = new Map((await catalog.photos.list(project)).map((photo) => [photo.hash, photo]));
  for (const [to, same] of Map.groupBy(labelled, ({ label }) => label)) {
    const changes = same.flatMap(({ hash }) => {
      const { label, binned } = here.get(hash) ?? { label: to, binned: undefined };
      return label === to ? [] : [{ project, hash, before: { label, binned }, after: { label: to, binned } }];
    });
    if (changes.length > 0) await catalog.edits.apply({ project, kind: 'label', at: now, by, to, changes });
  }
}
