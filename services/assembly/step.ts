import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { systemClock } from '../adapters/local/clock.ts';
import { openHome } from '../adapters/local/home.ts';
import { createStderrLog } from '../adapters/node/stderr-log.ts';
import { createSharpDecoder } from '../adapters/sharp/sharp-decoder.ts';
import { createOwnEmbedder } from '../adapters/workers/own-embedder.ts';
import { createWorkerEmbedder } from '../adapters/workers/worker-embedder.ts';
import type { Shard } from '../domain/shards.ts';
import { createHeldCatalog } from '../moving/held-catalog.ts';
import { createSettings } from '../settings/settings.ts';
import { runSteps } from '../steps/run-steps.ts';
import type { RunnableStep, StepContext, StepProgress } from '../steps/step.ts';
import { startFastestBackbone, startTuner } from './backbone.ts';
import { backboneName } from './backbone-name.ts';
import { createClosing } from './closing.ts';
import type { Records } from './records.ts';
import { openRecordsOf } from './records-of.ts';
import { readStarter } from './starter.ts';

export { readShard } from '../domain/shards.ts';
export { isRunnableStep, runnableSteps } from '../steps/step.ts';

const file = new URL('../../host/embedding-worker.ts', import.meta.url);

/** Photos that one thread has embedded before workers would have started. */
const FEW_PHOTOS = 20;

/** More workers than cores only wait for each other. */
const usual = Math.min(4, Math.max(2, availableParallelism()));

/** Threads a training may take here: as a person set it on this computer, else as suits the machine. */
async function threadsFor({ catalog }: Records, recordsAt: string | undefined): Promise<number> {
  if (recordsAt !== undefined) return usual;
  const { computing } = await createSettings({ records: catalog.settings, emit: () => undefined }).get();
  return computing.trainingWorkers || usual;
}

/** Makes a value when it is first asked for, and the same one after. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Starts it while the steps before are at work; who needs it is told where it failed. */
function prepare(start: () => Promise<unknown>): void {
  start().catch(() => {});
}

export interface StepRun {
  run: string;
  names: readonly RunnableStep[];
  /** Of the photos to embed, this part only. */
  shard?: Shard | undefined;
  /** How many such programs work side by side, where they do. */
  workers?: number | undefined;
  report(progress: StepProgress): void;
  signal: AbortSignal;
}

export interface StepPlace {
  /** The data folder of this machine. */
  home: string;
  /** The folder in which the addresses of the stack's records lie, where the run is among those. */
  recordsAt?: string | undefined;
  /** Of the sources this program was built from, where somebody knows. */
  commit?: string | undefined;
  /** Where people see MLflow, in the stack. */
  mlflowPage?: string | undefined;
}

/** Runs steps on the records of a place; gives what is said of the last. Throws what a step throws. */
export async function runStepsAt(
  { home: folder, recordsAt, commit = 'unknown', mlflowPage }: StepPlace,
  { names, ...run }: StepRun,
) {
  const closing = createClosing();
  try {
    const home = await openHome(folder);
    const records = await openRecordsOf({ home, recordsAt, mlflowPage, log: createStderrLog('step') });
    closing.defer(records.close);
    const threads = await threadsFor(records, recordsAt);
    const decoder = createSharpDecoder();
    const backbone = once(async () => {
      const started = await startFastestBackbone(threads);
      closing.defer(() => started.dispose());
      return started;
    });
    const trainer = once(async () => (await import('../adapters/tfjs/head-trainer.ts')).createHeadTrainer());
    const context: StepContext = {
      ...run,
      ...records,
      commit,
      stack: await aroundOf(records, recordsAt, names),
      // A look at photos goes on for longer than the last part of a move.
      catalog: createHeldCatalog(records.catalog, { clock: systemClock, movedTo: async () => undefined }),
      clock: systemClock,
      decoder,
      starterFile: async () => readFile((await readStarter()).path),
      backboneName,
      backbone,
      async embedder(photos) {
        if (photos <= FEW_PHOTOS) return createOwnEmbedder({ decoder, backbone: await backbone() });
        return createWorkerEmbedder({ file, workers: threads });
      },
      trainer,
      tuner: startTuner,
    };
    if (names.includes('train') || names.includes('check')) prepare(trainer);
    if (names.includes('register')) prepare(backbone);
    const said = await runSteps(names, context);
    await records.settle();
    return said;
  } finally {
    await closing.close();
  }
}

/** What the steps see of the stack that need more of it than its records. */
async function aroundOf(records: Records, at: string | undefined, names: readonly string[]) {
  if (at === undefined || !names.some((name) => name === 'deploy' || name === 'report')) return undefined;
  const { lookAround } = await import('./stack-around.ts');
  return lookAround(at, records);
}
