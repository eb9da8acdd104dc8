import { isDeepStrictEqual } from 'node:util';
import { asFault, Fault } from '../domain/fault.ts';
import type { JobControl } from '../jobs/jobs.ts';
import type { CarriedRow } from '../ports/catalog/carry.ts';
import type { DescribedRun, Measurement } from '../ports/tracker.ts';
import { damagedCopy } from './faults.ts';
import type { Route, SettledTracker } from './moving-parts.ts';

type Watch = Pick<JobControl, 'signal' | 'report'>;

/** How long a tracker has to write what waits. */
const SETTLE_MS = 120_000;
/** What a tracker may shorten a text to. */
const COMPARED = 5900;

/** What a tracker knows of a run, so that two can be compared. */
interface KnownRun {
  measured: Measurement[];
  described: DescribedRun | undefined;
  files: Record<string, Buffer>;
}

/**
 * Copies what was measured and said of runs that ended, and reads it back. One that is there as it was is left alone. What
 * had no time gets one, so that two trackers that are written twice hold it once.
 */
export async function copyRuns(
  { from, into }: Route,
  runs: readonly CarriedRow[],
  { signal, report }: Watch,
): Promise<void> {
  report({ stage: 'move-runs', done: 0, total: runs.length });
  const written: { run: string; known: KnownRun }[] = [];
  for (const [at, row] of runs.entries()) {
    signal.throwIfAborted();
    const run = String(row.run);
    const known = await knownOf(from.tracker, run, Number(row.started));
    if (!isSame(await knownOf(into.tracker, run, Number(row.started)), known)) {
      await write(into.tracker, run, known);
      written.push({ run, known });
    }
    report({ stage: 'move-runs', done: at + 1, total: runs.length });
  }
  if (written.length === 0) return;
  await settled(into.tracker);
  for (const { run, known } of written) {
    signal.throwIfAborted();
    if (!isSame(await knownOf(into.tracker, run, 0), known)) throw damagedCopy(run);
  }
}

async function write(tracker: SettledTracker, run: string, { measured, described, files }: KnownRun): Promise<void> {
  if (await tracker.described(run)) await tracker.remove(run);
  if (measured.length > 0) await tracker.log(run, measured);
  for (const [name, bytes] of Object.entries(files)) await tracker.attach(run, name, bytes);
  if (!described) return;
  const { params, tags, note, state } = described;
  await tracker.describe(run, {
    params,
    tags,
    ...(note !== undefined && { note }),
    ...(state !== undefined && { state }),
  });
}

async function settled(tracker: SettledTracker): Promise<void> {
  await tracker.settle?.(SETTLE_MS);
  const state = await tracker.state?.();
  if (!state || state.count === 0) return;
  throw (
    state.fault ??
    new Fault('remote-slow', 'MLflow has not taken all that was measured.', 'Go on in a while.', {
      details: { service: 'mlflow' },
    })
  );
}

async function knownOf(tracker: SettledTracker, run: string, started: number): Promise<KnownRun> {
  const described = await tracker.described(run);
  const files: Record<string, Buffer> = {};
  for (const name of described?.attached ?? []) {
    const bytes = await tracker.attached(run, name).catch((thrown: unknown) => {
      if (asFault(thrown).code === 'not-found') return undefined;
      throw thrown;
    });
    if (bytes) files[name] = Buffer.from(bytes);
  }
  let last = started;
  const measured = (await tracker.read(run))
    .filter(({ value }) => Number.isFinite(value))
    .map((one) => {
      last = one.at ?? last + 1;
      return { ...one, at: last };
    });
  return { measured, described, files };
}

/** The state a run is in is in the catalog too, and not every tracker has one for each run. */
function isSame(one: KnownRun, other: KnownRun): boolean {
  return isDeepStrictEqual(comparable(one), comparable(other));
}

function comparable({ measured, described, files }: KnownRun): unknown {
  const { params = {}, tags = {}, note = '' } = described ?? {};
  const lines = measured.map(({ name, step, value, at }) => `${name} ${step} ${value} ${at}`);
  const short = (texts: Record<string, string>) =>
    Object.entries(texts)
      .map(([name, text]) => [name, text.slice(0, COMPARED)])
      .toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1));
  const bytes = Object.entries(files).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return { lines: [...new Set(lines)].toSorted(), params: short(params), tags: short(tags), note, bytes };
}
