import type { Handlers } from '../../contract/handlers.ts';
import type { pipelines } from '../../contract/pipelines.ts';
import type { PipelineRun } from '../../contract/shapes/pipeline.ts';
import { RETRAIN, runOf } from '../domain/airflow-run.ts';
import type { RunRecord } from '../ports/catalog/runs.ts';
import type { Clock } from '../ports/clock.ts';
import { type ConnectionParts, createBoardConnection } from './connection.ts';

/** Longer than records take that are well. */
const SOON_MS = 1500;
const MOST_KNOWN = 100;

export interface PipelinesParts extends ConnectionParts {
  /** A training that Meadow knows; none where its records are not open. */
  training(run: string): Promise<RunRecord | undefined>;
  clock: Clock;
  /** Ends a training that this core follows. */
  cancelTraining(run: string): Promise<void>;
  /** Where its measurements are shown. */
  measurements(run: string): Promise<string | undefined>;
}

export type Pipelines = Handlers<typeof pipelines>;

/** What the stack's Airflow runs, with what Meadow knows of the trainings among it. */
export function createPipelines(parts: PipelinesParts): Pipelines {
  const board = createBoardConnection(parts);
  /** What is not known soon is left out: that records are slow or away is no reason to show nothing. */
  const orNone = <T>(asked: Promise<T | undefined>): Promise<T | undefined> => {
    const over = new AbortController();
    const late = parts.clock.sleep(SOON_MS, over.signal).catch(() => undefined);
    return Promise.race([asked.catch(() => undefined), late.then(() => undefined)]).finally(() => over.abort());
  };
  /** Where measurements are shown does not change; whoever looks at a run asks every second. */
  const shownAt = new Map<string, Promise<string | undefined>>();
  const measurementsOf = (run: string): Promise<string | undefined> => {
    const asked = shownAt.get(run) ?? parts.measurements(run);
    shownAt.set(run, asked);
    for (const old of [...shownAt.keys()].slice(0, -MOST_KNOWN)) shownAt.delete(old);
    asked.then(
      (page) => page ?? shownAt.delete(run),
      () => shownAt.delete(run),
    );
    return orNone(asked);
  };

  const withTraining = async (run: PipelineRun): Promise<PipelineRun> => {
    const id = trainingOf(run);
    const known = id === undefined ? undefined : await orNone(parts.training(id));
    return known ? asKnown(run, known) : run;
  };
  return {
    async overview() {
      const found = await board((it) => it.overview());
      const pipelines = found.pipelines.map(async (one) => ({
        ...one,
        ...(one.last && { last: await withTraining(one.last) }),
      }));
      return { ...found, pipelines: await Promise.all(pipelines) };
    },
    async runs({ pipeline, state, offset = 0, limit = 50 }) {
      const { runs, total } = await board((it) => it.runs({ pipeline, state, offset, limit }));
      return { runs: await Promise.all(runs.map(withTraining)), total };
    },
    async run({ pipeline, run: id }) {
      const detail = await board((it) => it.run(pipeline, id));
      const training = trainingOf(detail.run);
      const [run, measurements] = await Promise.all([
        withTraining(detail.run),
        training === undefined ? undefined : measurementsOf(training),
      ]);
      return { ...detail, run, ...(measurements !== undefined && { measurements }) };
    },
    async log(of, signal) {
      const lines = await board(async (it) => it.log(of, signal ?? new AbortController().signal));
      return (async function* () {
        yield* lines;
      })();
    },
    switch: ({ pipeline, on }) => board((it) => it.switch(pipeline, on)),
    async cancel({ pipeline, run: id }) {
      const { run } = await board((it) => it.run(pipeline, id));
      // Who follows it ends it there, and is not told that it failed.
      const training = trainingOf(run);
      const cancelled = training === undefined ? undefined : parts.cancelTraining(training);
      // Where that cannot be written down, it is ended all the same, and who asked is told.
      await cancelled?.catch(() => undefined);
      await board((it) => it.end(pipeline, id));
      await cancelled;
    },
  };
}

/** Meadow's name of the training that a run is. Only one that a core began names it; that of another follows from its name. */
const trainingOf = ({ pipeline, run, training }: PipelineRun): string | undefined =>
  training?.run ?? (pipeline === RETRAIN ? runOf({ id: run }) : undefined);

/** Meadow knows better who or what began a training: Airflow only sees Meadow. */
export function asKnown(run: PipelineRun, { run: id, project, mode, by, cause, state }: RunRecord): PipelineRun {
  const cancelled = run.state === 'failed' && state === 'cancelled';
  const person = run.origin.kind === 'person' && by !== '';
  return {
    ...run,
    training: { run: id, project, mode },
    ...(cancelled && { state }),
    ...(person && { origin: { kind: 'person', by } }),
    ...(cause && { origin: { kind: 'trigger', cause } }),
  };
}
