import { availableParallelism } from 'node:os';
import { type Runtime, runtimeNames } from '../../contract/shapes/model.ts';
import { setUpSharp } from '../adapters/sharp/sharp-setup.ts';
import { createWorkerInference } from '../adapters/workers/worker-inference.ts';
import { Fault } from '../domain/fault.ts';
import type { Inference } from '../ports/inference.ts';
import type { Log } from '../ports/log.ts';
import { noRuntime, runtimes } from './backbone.ts';
import type { ThreadSettings } from './inference-thread.ts';

const file = new URL('../../host/inference-worker.ts', import.meta.url);

export interface InferenceSettings {
  /** `auto` takes the fastest runtime that passes its self-test. */
  runtime: Runtime | 'auto';
  log: Log;
  /** Photos worked on at once; left out: 2 to 4, as the machine has cores. */
  workers?: number | undefined;
  /** Milliseconds a photo may take. */
  deadline?: number;
}

/** Starts the workers that classify photos. Throws `predictor-down` where the runtime does not run on this machine. */
export async function startInference({ runtime, log, workers, ...limits }: InferenceSettings): Promise<Inference> {
  setUpSharp();
  const failures: unknown[] = [];
  for (const candidate of runtime === 'auto' ? runtimes : [runtime]) {
    const thread: ThreadSettings = { runtime: candidate };
    try {
      return await createWorkerInference({
        file,
        settings: thread,
        log,
        workers: workers ?? workersFor(candidate),
        ...limits,
      });
    } catch (error) {
      failures.push(error);
      log.info('A runtime does not run here', { runtime: candidate, error: String(error) });
    }
  }
  throw runtime === 'auto' ? noRuntime(failures) : doesNotRun(runtime, failures);
}

/** Native TensorFlow uses every core by itself; the others use one a worker, and each worker takes memory. */
function workersFor(runtime: Runtime): number {
  return runtime === 'tfjs-node' ? 1 : Math.min(4, Math.max(2, availableParallelism()));
}

function doesNotRun(runtime: Runtime, failures: unknown[]): Fault {
  return new Fault(
    'predictor-down',
    `${runtimeNames[runtime]} does not run on this machine.`,
    'Set the runtime to "auto".',
    {
      details: { case: 'runtime', runtime },
      cause: new AggregateError(failures),
    },
  );
}
