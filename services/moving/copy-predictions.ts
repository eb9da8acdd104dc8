import { createHash } from 'node:crypto';
import type { JobControl } from '../jobs/jobs.ts';
import type { StoredPrediction } from '../ports/catalog/predictions.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Route } from './moving-parts.ts';

const PAGE = 2000;

/** Brings predictions that the other catalog does not have yet. Gives the key of the last. */
export async function copyPredictions(
  { from, into }: Route,
  project: string,
  { signal }: Pick<JobControl, 'signal'>,
): Promise<number> {
  for (;;) {
    signal.throwIfAborted();
    const after = await into.catalog.carry.reached(project);
    const page = await from.catalog.carry.predictions(project, after, PAGE);
    if (page.length === 0) return after;
    await into.catalog.carry.take(project, page, after);
  }
}

/**
 * Brings what was asked of the project where it goes to: the one that ships with Meadow answers in each place, also while
 * it is copied. Each is counted and kept once, however often this is done.
 */
export async function gatherPredictions(
  { from, into }: Route,
  project: string,
  now: Date,
  { signal }: Pick<JobControl, 'signal'>,
): Promise<void> {
  const boot = await into.catalog.carry.bringing(project);
  for (;;) {
    signal.throwIfAborted();
    const page = await into.catalog.carry.predictions(project, 0, PAGE, false);
    if (page.length === 0) return;
    const entries = page.map(({ id, ...one }) => ({ number: id, predictions: [one] }));
    await from.catalog.journals.take({ boot, entries, at: now }, true);
    await into.catalog.carry.forgetOwn(project, page.at(-1)!.id);
  }
}

/** Whether as many are in both: fewer, where some were deleted since those that are there were compared. */
export async function areAsMany({ from, into }: Route, project: string): Promise<boolean> {
  const { carry } = into.catalog;
  return (await from.catalog.carry.count(project)) === (await carry.count(project, true));
}

/** Whether those that came are the same in both, in the same order. Some may have been deleted meanwhile. */
export async function arePredictionsSame({ from, into }: Route, project: string): Promise<boolean> {
  // What is asked meanwhile has not come yet.
  const last = await into.catalog.carry.reached(project);
  const [one, other] = await Promise.all([
    digestUpTo(from.catalog, project, last),
    digestOfCome(into.catalog, project),
  ]);
  return one === other;
}

const digestUpTo = ({ carry }: Catalog, project: string, last: number): Promise<string> =>
  digestOfAll(async (after) => (await carry.predictions(project, after, PAGE)).filter(({ id }) => id <= last));
const digestOfCome = ({ carry }: Catalog, project: string): Promise<string> =>
  digestOfAll((after) => carry.predictions(project, after, PAGE, true));

async function digestOfAll(pageAfter: (after: number) => Promise<StoredPrediction[]>): Promise<string> {
  const hash = createHash('sha256');
  for (let after = 0; ; ) {
    const page = await pageAfter(after);
    if (page.length === 0) return hash.digest('hex');
    for (const { id: _, ...one } of page) hash.update(`${JSON.stringify(one)}\n`);
    after = page.at(-1)!.id;
  }
}
