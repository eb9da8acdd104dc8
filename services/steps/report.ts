import { reportText } from '../domain/report-text.ts';
import { finishRun } from './finish-run.ts';
import { findRecord, readRecord } from './run-records.ts';
import {
  deployedShape,
  elsewhereShape,
  evaluatedShape,
  gatedShape,
  ingestedShape,
  promotedShape,
  type Reported,
  registeredShape,
  requestShape,
} from './run-shapes.ts';
import { type StepContext, stackStepNames } from './step.ts';
import { tellTracker } from './tell-tracker.ts';
import { workedSeconds } from './worked-seconds.ts';

/** Where a run is told of its end: a file in MLflow, and a note of its run in Airflow. */
export async function report(context: StepContext): Promise<Reported> {
  const { commit, objects, run, stack, tracker } = context;
  const { project, mode } = await readRecord(objects, run, 'request', requestShape);
  const { snapshot, photos } = await readRecord(objects, run, 'ingest', ingestedShape);
  const { card } = await readRecord(objects, run, 'evaluate', evaluatedShape);
  const { version } = await readRecord(objects, run, 'register', registeredShape);
  const { passed, reason } = await readRecord(objects, run, 'gate', gatedShape);
  const { live } = await readRecord(objects, run, 'promote', promotedShape);
  const deployed = await findRecord(objects, run, 'deploy', deployedShape);
  const elsewhere = await findRecord(objects, run, 'elsewhere', elsewhereShape);
  const measured = await tracker.read(run).catch(() => []);
  const page = await tracker.pageOf(run).catch(() => undefined);
  const text = reportText({
    run,
    project: project.name,
    mode,
    snapshot,
    photos,
    version,
    test: card.test,
    gate: { passed, reason },
    live,
    replicas: deployed?.replicas ?? 0,
    clusters: deployed?.clusters ?? [],
    commit,
    seconds: stackStepNames.flatMap((step) => {
      const seconds = workedSeconds(measured, step);
      return seconds === undefined ? [] : [{ step, seconds }];
    }),
    pages: { airflow: elsewhere?.page, mlflow: page },
  });
  await tellTracker(tracker, run, {}, { 'report.md': `${text}\n` });
  // What is told of a training is worth no training.
  if (elsewhere && stack) await stack.note(elsewhere.id, text).catch(() => undefined);
  await finishRun(context, run);
  return { version };
}
