import { type RunSummary, type StageName, stageName } from '../../contract/shapes/run.ts';
import type { RunUpdate, Stage, TrainingResult } from '../../contract/training.ts';
import { runKey } from '../domain/object-keys.ts';
import type { RunRecord } from '../ports/catalog/runs.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Clock } from '../ports/clock.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { Measurement, Tracker } from '../ports/tracker.ts';
import { findRecord } from '../steps/run-records.ts';
import { cancelledShape, elsewhereShape, heldOutShape } from '../steps/run-shapes.ts';
import { isSeconds, workedSeconds } from '../steps/worked-seconds.ts';
import { type ClustersParts, clustersNow } from './clusters-now.ts';
import { readResult } from './result.ts';

export interface UpdateParts {
  catalog: Catalog;
  objects: ObjectStore;
  tracker: Tracker;
  clock: Clock;
  /** Where people see a run that runs elsewhere, as far as that is known anew: its page may have moved. */
  pageOf(id: string): Promise<string | undefined>;
}

/** A run as it is: stages, curves and what they are counted on, and where it is over, what it came to. */
export async function runUpdateOf(
  { catalog, objects, tracker, clock, pageOf }: UpdateParts,
  record: RunRecord,
): Promise<RunUpdate> {
  const [measurements, stages, heldOut, elsewhere, cancelled] = await Promise.all([
    tracker.read(record.run),
    stagesDone(objects, record.run),
    findRecord(objects, record.run, 'held-out', heldOutShape),
    findRecord(objects, record.run, 'elsewhere', elsewhereShape),
    record.state === 'cancelled' ? findRecord(objects, record.run, 'cancelled', cancelledShape) : undefined,
  ]);
  return {
    run: runSummaryOf(record),
    stages: withStates(shownStages(record, stages, elsewhere !== undefined), stages, record.state, measurements),
    curves: curvesOf(measurements),
    ...(elsewhere && { page: (await pageOf(elsewhere.id)) ?? elsewhere.page, there: elsewhere.id }),
    ...(heldOut && { heldOut }),
    ...(cancelled && { cancelled }),
    ...(record.state === 'done' && { result: await resultOf({ catalog, objects, clock }, record) }),
  };
}

async function resultOf(parts: ClustersParts, record: RunRecord): Promise<TrainingResult> {
  const result = await readResult(parts.objects, record.run);
  return { ...result, clusters: await clustersNow(parts, record, result.clusters) };
}

export function runSummaryOf({
  started,
  ended,
  snapshot,
  photos,
  version,
  cause,
  error,
  ...rest
}: RunRecord): RunSummary {
  return {
    ...rest,
    started: started.toISOString(),
    ...(ended && { ended: ended.toISOString() }),
    ...(snapshot !== undefined && { snapshot }),
    ...(photos !== undefined && { photos }),
    ...(version !== undefined && { version }),
    ...(cause && { cause }),
    ...(error && { error }),
  };
}

/** Each stage leaves a record: those that have one are done. */
async function stagesDone(objects: ObjectStore, run: string): Promise<Set<string>> {
  const names = stageName.options;
  const done = await Promise.all(names.map((name) => objects.has(runKey(run, name))));
  return new Set(names.filter((_, at) => done[at]));
}

/** What follows a training in the stack is none of others; one that an earlier release made there had none of it. */
const shownStages = ({ state }: RunRecord, done: Set<string>, elsewhere: boolean): StageName[] =>
  stageName.options.filter((name) => !STACK_ONLY.has(name) || (elsewhere && (state !== 'done' || done.has(name))));

const STACK_ONLY: ReadonlySet<StageName> = new Set(['deploy', 'report']);

/** The first stage that is not done is where the run is, or where it came to its end. */
function withStates(
  names: readonly StageName[],
  done: Set<string>,
  state: RunRecord['state'],
  measurements: readonly Measurement[],
): Stage[] {
  const current = names.find((name) => !done.has(name));
  return names.map((name) => {
    const seconds = workedSeconds(measurements, name);
    if (done.has(name)) return { name, state: 'done', ...(seconds !== undefined && { seconds }) };
    if (name !== current) return { name, state: 'waiting' };
    return { name, state: state === 'done' ? 'failed' : state };
  });
}

function curvesOf(measurements: readonly Measurement[]): RunUpdate['curves'] {
  const learnt = measurements.filter((measured) => !isSeconds(measured));
  return [...Map.groupBy(learnt, ({ name }) => name)].map(([name, points]) => ({
    name,
    // A step that was cut short and done again counts once, as it was done last.
    points: [...new Map(points.map(({ step, value }) => [step, { step, value }])).values()].sort(
      (one, other) => one.step - other.step,
    ),
  }));
}
