import { digestOf } from '../domain/digest-of.ts';
import { leavingDigest } from '../domain/leaving-digest.ts';
import type { JobControl } from '../jobs/jobs.ts';
import type { CarriedRows } from '../ports/catalog/carry.ts';
import { type Belongings, belongingsOf, type OwnObject, objectsOf } from './belongings.ts';
import { copyObjects, verifyObjects } from './copy-objects.ts';
import { areAsMany, arePredictionsSame, copyPredictions, gatherPredictions } from './copy-predictions.ts';
import { copyRuns } from './copy-runs.ts';
import { alwaysChanging, busy, changedAfter, damagedCopy, missing, nameTaken } from './faults.ts';
import { whileHeld } from './hold.ts';
import { isFree } from './is-free.ts';
import type { MovingParts, Route } from './moving-parts.ts';
import { allOf, forgetLeaving, readLeaving, removeBelongings, writeLeaving } from './remove-belongings.ts';
import type { UnfinishedMoves } from './unfinished.ts';

type Watch = Pick<JobControl, 'signal' | 'report'>;
type Parts = Pick<MovingParts, 'places' | 'clock' | 'emit' | 'serveFromThere'> & { unfinished: UnfinishedMoves };

const MOST_TRIES = 5;

/** A copy as it was made last. */
interface Copy {
  rows: CarriedRows;
  belongings: Belongings;
  /** Objects that were read back, by their keys. */
  verified: Map<string, OwnObject>;
}

/**
 * Copies a project and has it live in its new place. All is copied and read back while people go on with it. Then, for
 * some seconds, it takes no changes: what has changed since is copied, both places are compared, and the switch is flipped.
 */
export async function copyAndSwitch(parts: Parts, route: Route, project: string, watch: Watch): Promise<void> {
  const { from, into, to } = route;
  const { clock } = parts;
  watch.report({ stage: 'move-look', done: 0, total: 0 });
  await gatherPredictions(route, project, clock.now(), watch);
  const first = await copyOnce(route, project, watch);
  // Others see it where it goes to as soon as it is written there.
  const held = (work: (isHeld: () => Promise<boolean>) => Promise<void>) =>
    whileHeld(from.catalog.leases, clock, project, watch.signal, (isHeldHere) =>
      whileHeld(into.catalog.leases, clock, project, watch.signal, (isHeldThere) =>
        work(async () => (await isHeldHere()) && (await isHeldThere())),
      ),
    );
  await held(async (isHeld) => {
    // Nothing is written down there from here on until the switch, by whoever sees it.
    await gatherPredictions(route, project, clock.now(), watch);
    await replaceThere(parts, route, project);
    const { belongings, rows } = await copyRest(route, project, first, watch);
    const last = await into.catalog.carry.reached(project);
    watch.report({ stage: 'move-switch', done: 0, total: 1 });
    const labels = (rows.photos ?? []).map(({ label }) => (typeof label === 'string' ? label : null));
    await writeLeaving(from, project, { digest: leavingDigest(rows), last, labels, belongings });
    watch.signal.throwIfAborted();
    if (!(await isHeld())) throw alwaysChanging();
    await parts.unfinished.put(project, { to, stage: 'remove' });
    await parts.places.put(project, to);
    // Whatever becomes of what is left.
    parts.emit({ type: 'project.moved', project, place: to });
    parts.emit({ type: 'projects.changed' });
    // While nobody can have changed it yet.
    await removeRecords(route, project);
  });
}

/** Notes that what is there of the project is its copy from now on; refuses where somebody made something of their own. */
async function replaceThere({ unfinished }: Parts, { from, into, to }: Route, project: string): Promise<void> {
  if ((await unfinished.of(project))?.written) return;
  const own = new Set((await from.catalog.runs.list(project)).map(({ run }) => run));
  if (!(await isFree(into, project, own))) throw nameTaken(project, to);
  await unfinished.put(project, { to, stage: 'copy', written: true });
}

async function copyOnce(route: Route, project: string, watch: Watch): Promise<Copy> {
  const { from, into } = route;
  const rows = await from.catalog.carry.read(project);
  requireEnded(project, rows);
  const belongings = await belongingsOf(from, project, rows);
  const objects = await objectsOf(from, project, belongings);
  await copyObjects(route, objects, watch);
  await verifyObjects(route, objects, watch);
  // Trackers ask the catalog which project a run is of.
  await into.catalog.carry.writeRuns(project, rows.runs ?? []);
  await copyRuns(route, rows.runs ?? [], watch);
  await samePredictions(route, project, watch);
  return { rows, belongings, verified: new Map(objects.map((one) => [one.key, one])) };
}

/** What has come since, until nothing differs. */
async function copyRest(route: Route, project: string, copy: Copy, watch: Watch): Promise<Copy> {
  const { from, into } = route;
  let { rows, belongings } = copy;
  let known = digestOf(rows.runs);
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    watch.report({ stage: 'move-records', done: 0, total: 0 });
    rows = await from.catalog.carry.read(project);
    requireEnded(project, rows);
    belongings = await belongingsOf(from, project, rows, belongings);
    await into.catalog.carry.write(project, rows);
    if (digestOf(rows.runs) !== known) await copyRuns(route, rows.runs ?? [], watch);
    known = digestOf(rows.runs);
    await copyPredictions(route, project, watch);
    if (!(await areAsMany(route, project))) await samePredictions(route, project, watch);
    // From here on nobody there removes what the records name.
    await copyFresh(route, project, belongings, copy.verified, watch);
    if (digestOf(await into.catalog.carry.read(project)) !== digestOf(rows)) throw damagedCopy(project);
    const now = digestOf(await from.catalog.carry.read(project));
    const waits = await from.catalog.carry.predictions(project, await into.catalog.carry.reached(project), 1);
    if (now === digestOf(rows) && waits.length === 0) return { ...copy, rows, belongings };
  }
  throw alwaysChanging();
}

/**
 * Objects that are new, or may be written over: only a key that says its hash means the same bytes for ever. And those that
 * were copied but are there no more, because nothing named them until now and they were tidied away.
 */
async function copyFresh(
  route: Route,
  project: string,
  belongings: Belongings,
  verified: Map<string, OwnObject>,
  watch: Watch,
): Promise<void> {
  const objects = await objectsOf(route.from, project, belongings);
  const there = new Map((await objectsOf(route.into, project, belongings)).map(({ key, bytes }) => [key, bytes]));
  const isFixed = ({ key, hash }: OwnObject) => hash !== undefined || key.startsWith('embeddings/');
  const fresh = objects.filter((one) => !(isFixed(one) && verified.has(one.key) && there.get(one.key) === one.bytes));
  await copyObjects(route, fresh, watch);
  await verifyObjects(route, fresh, watch);
  for (const one of fresh) verified.set(one.key, one);
}

/** Where some were deleted since they were copied, all are copied anew: nobody may find them again. */
async function samePredictions(route: Route, project: string, watch: Watch): Promise<void> {
  await copyPredictions(route, project, watch);
  if (await arePredictionsSame(route, project)) return;
  await route.into.catalog.carry.forget(project);
  await copyPredictions(route, project, watch);
  if (!(await arePredictionsSame(route, project))) throw damagedCopy(project);
}

/** No training of another core, either. */
function requireEnded(project: string, { projects = [], runs = [] }: CarriedRows): void {
  // It may have been deleted meanwhile.
  if (projects.length === 0) throw missing(project);
  if (runs.some(({ state }) => state === 'running')) throw busy();
}

/** Removes the records where the project was; nothing where they are not as they were copied. */
async function removeRecords({ from, into }: Route, project: string): Promise<void> {
  const leaving = await readLeaving(from, project);
  if (!leaving) return;
  const { digest, last } = leaving;
  if (!(await from.catalog.projects.find(project))) return;
  if (!(await from.catalog.carry.remove(project, { digest, last }))) throw changedAfter();
  await into.catalog.carry.settle(project);
}

/** Removes what is left where the project was before. */
export async function removeOld(parts: Parts, route: Route, project: string, watch: Watch): Promise<void> {
  const { from, into } = route;
  await removeRecords(route, project);
  await into.catalog.carry.settle(project);
  const leaving = await readLeaving(from, project);
  await parts.serveFromThere();
  if (leaving) await removeBelongings(from, project, allOf(leaving), watch);
  await forgetLeaving(from, project);
  await parts.unfinished.remove(project);
}

/** Removes what was copied of a project that stays where it is. */
export async function undoCopy(parts: Parts, { from, into, to }: Route, project: string, watch: Watch): Promise<void> {
  const written = (await parts.unfinished.of(project))?.written === true;
  await parts.unfinished.put(project, { to, stage: 'undo', written });
  const belongings = await belongingsOf(from, project, await from.catalog.carry.read(project));
  await whileHeld(into.catalog.leases, parts.clock, project, watch.signal, async () => {
    await gatherPredictions({ from, into, to }, project, parts.clock.now(), watch);
    if (written) return void (await into.catalog.carry.remove(project));
    // What was there before stays.
    await into.catalog.carry.writeRuns(project, []);
    await into.catalog.carry.forget(project);
    await into.catalog.carry.settle(project);
  });
  await removeBelongings(into, project, belongings, watch);
  await forgetLeaving(from, project);
  await parts.unfinished.remove(project);
}
