import { createHash } from 'node:crypto';
import type { JobControl } from '../jobs/jobs.ts';
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
 * Brings what was asked of the project where it goes to, before it is copied there: the one that ships with Meadow answers
 * in each place. Each is counted and kept once, however often this is begun.
 */
export async function gatherPredictions(
  { from, into, to }: Route,
  project: string,
  now: Date,
  { signal }: Pick<JobControl, 'signal'>,
): Promise<void> {
  // What is there is a copy already.
  if ((await into.catalog.carry.reached(project)) > 0) return;
  for (let after = 0; ; ) {
    signal.throwIfAborted();
    const page = await into.catalog.carry.predictions(project, after, PAGE);
    if (page.length === 0) break;
    const entries = page.map(({ id, ...one }) => ({ number: id, predictions: [one] }));
    await from.catalog.journals.take({ boot: `${to} ${project}`, entries, at: now }, true);
    after = page.at(-1)!.id;
  }
  await into.catalog.carry.forget(project);
}

/** Whether as many are in both: fewer, where some were deleted since those that are there were compared. */
export async function areAsMany({ from, into }: Route, project: string): Promise<boolean> {
  const [one, other] = await Promise.all([from, into].map(({ catalog }) => catalog.carry.count(project)));
  return one === other;
}

/** Whether the same predictions are in both, in the same order. Some may have been deleted meanwhile. */
export async function arePredictionsSame({ from, into }: Route, project: string): Promise<boolean> {
  const [one, other] = await Promise.all([from, into].map(({ catalog }) => digestOfAll(catalog, project)));
  return one === other;
}

async function digestOfAll({ carry }: Catalog, project: string): Promise<string> {
  const hash = createHash('sha256');
  for (let after = 0; ; ) {
    const page = await carry.predictions(project, after, PAGE);
    if (page.length === 0) return hash.digest('hex');
    for (const { id: _, ...one } of page) hash.update(`${JSON.stringify(one)}\n`);
    after = page.at(-1)!.id;
  }
}
