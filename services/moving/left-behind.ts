import type { LeftBehind } from '../../contract/moving.ts';
import { photoKey } from '../domain/object-keys.ts';
import type { JobControl } from '../jobs/jobs.ts';
import type { PhotoRecord } from '../ports/catalog/photos.ts';
import { belongingsOf } from './belongings.ts';
import { copyObjects, verifyObjects } from './copy-objects.ts';
import type { Route } from './moving-parts.ts';
import { forgetLeaving, type Leaving, readLeaving, removeBelongings } from './remove-belongings.ts';

/** So many predictions are counted; more are "that many and more". */
const MOST_COUNTED = 10_000;

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
 * that are new there come to where it lives first. Again and again without harm.
 */
export async function settleLeft(
  route: Route,
  project: string,
  { bring, by, now }: { bring: boolean; by: string; now: Date },
  watch: Pick<JobControl, 'signal' | 'report'>,
): Promise<void> {
  const { from, into } = route;
  const leaving = await readLeaving(from, project);
  if (leaving && bring) await bringNewer(route, project, await newerThan(leaving, route, project), { by, now }, watch);
  const belongings = await belongingsOf(from, project, await from.catalog.carry.read(project), leaving?.belongings);
  await from.catalog.carry.remove(project);
  await into.catalog.carry.settle(project);
  await removeBelongings(from, project, leaving ? union(belongings, leaving.belongings) : belongings, watch);
  await forgetLeaving(from, project);
}

async function bringNewer(
  route: Route,
  project: string,
  { photos, labelled }: Newer,
  { by, now }: { by: string; now: Date },
  watch: Pick<JobControl, 'signal' | 'report'>,
): Promise<void> {
  const { catalog } = route.into;
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

type Belongings = Leaving['belongings'];

/** What was here at the move, and what is now: the one may be gone from the records, the other came since. */
const union = (one: Belongings, other: Belongings): Belongings => ({
  photos: [...new Set([...one.photos, ...other.photos])],
  seen: [...new Set([...one.seen, ...other.seen])],
  last: Math.max(one.last, other.last),
  lists: [...new Set([...one.lists, ...other.lists])],
  versions: [...new Set([...one.versions, ...other.versions])],
  runs: [...new Set([...one.runs, ...other.runs])],
});
