import { z } from 'zod';
import { asFault } from '../domain/fault.ts';
import { checkRun, judgementsKey, modelKey, runPrefix, snapshotKey } from '../domain/object-keys.ts';
import type { JobControl } from '../jobs/jobs.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { forgetPhotos } from '../steps/forget-photos.ts';
import { isListNamed, removeUnnamed } from '../steps/remove-unnamed.ts';
import type { Belongings } from './belongings.ts';
import type { PlaceRecords } from './moving-parts.ts';

/** Each machine keeps its small pictures: they show the project wherever it lives. */
const thumbnails = { remove: async () => undefined };

/**
 * Removes the objects and the runs of a project whose records are gone, but for what those of another project name. Again
 * and again without harm.
 */
export async function removeBelongings(
  { catalog, objects, tracker }: PlaceRecords,
  project: string,
  { photos, seen, lists, versions, runs }: Belongings,
  { report }: Pick<JobControl, 'report'>,
): Promise<void> {
  const total = runs.length + versions.length + 1;
  let done = 0;
  const tell = () => report({ stage: 'move-remove', done: done++, total });
  for (const run of runs) {
    tell();
    // One that is there again is another's.
    if (await catalog.runs.find(run)) continue;
    await removeAll(objects, runPrefix(run));
    await tracker.remove(run);
  }
  await removeAll(objects, runPrefix(checkRun(project)));
  for (const version of versions) {
    tell();
    if (await catalog.versions.find(version)) continue;
    await objects.remove(modelKey(version));
    await objects.remove(judgementsKey(version));
  }
  for (const list of lists) await removeUnnamed(objects, snapshotKey(list), () => isListNamed(catalog, list));
  const all = [...new Set([...photos, ...seen])];
  const keep = await catalog.predictions.named(all);
  for (const { hash } of await catalog.corrections.of(all)) keep.add(hash);
  await forgetPhotos({ catalog, objects, thumbnails }, all, keep);
}

async function removeAll(objects: ObjectStore, prefix: string): Promise<void> {
  for await (const { key } of objects.list(prefix)) await objects.remove(key);
}

const belongings = z.object({
  photos: z.array(z.string()),
  seen: z.array(z.string()),
  last: z.int(),
  lists: z.array(z.string()),
  versions: z.array(z.string()),
  runs: z.array(z.string()),
});

/** What is to be removed once the project lives elsewhere: written down, because its records are gone first. */
const leaving = z.object({
  digest: z.string(),
  last: z.int(),
  /** Of `belongings.photos`, as they were. */
  labels: z.array(z.string().nullable()).default([]),
  /** What had moved. */
  belongings,
  /** What was there later, before its records were removed. */
  since: belongings.optional(),
});
export type Leaving = z.infer<typeof leaving>;

/** What had moved, and what came since: the one may be gone from the records, the other never moved. */
export const allOf = ({ belongings, since = belongings }: Leaving) => union(belongings, since);

export const union = (one: Belongings, other: Belongings): Belongings => ({
  photos: [...new Set([...one.photos, ...other.photos])],
  seen: [...new Set([...one.seen, ...other.seen])],
  last: Math.max(one.last, other.last),
  lists: [...new Set([...one.lists, ...other.lists])],
  versions: [...new Set([...one.versions, ...other.versions])],
  runs: [...new Set([...one.runs, ...other.runs])],
});

const leavingKey = (project: string): string => `moves/${project}.json`;

export async function writeLeaving({ objects }: PlaceRecords, project: string, what: Leaving): Promise<void> {
  await objects.put(leavingKey(project), Buffer.from(JSON.stringify(what)));
}

export async function readLeaving({ objects }: PlaceRecords, project: string): Promise<Leaving | undefined> {
  const bytes = await objects.get(leavingKey(project)).catch((thrown: unknown) => {
    if (asFault(thrown).code === 'not-found') return undefined;
    throw thrown;
  });
  return bytes && leaving.parse(JSON.parse(new TextDecoder().decode(bytes)));
}

export const forgetLeaving = ({ objects }: PlaceRecords, project: string): Promise<void> =>
  objects.remove(leavingKey(project));
