import { Fault } from '../../domain/fault.ts';
import { photoFault } from '../../domain/photo-faults.ts';
import { MOST_DECODING_BYTES } from '../../domain/photo-limits.ts';
import type { Inference, InferenceAnswer, InferenceRequest, ModelSource } from '../../ports/inference.ts';
import { createBudget } from './budget.ts';
import type { Task } from './messages.ts';
import { createTurns } from './turns.ts';
import { createWorkerPool, type PoolSettings, stopping } from './worker-pool.ts';

/** Photos that may wait for a turn. */
const MOST_WAITING = 64;
/** A photo that takes longer loses its worker, so that the others go on. */
const PHOTO_MS = 10_000;
/** Bytes of memory a photo may take to decode without asking. */
const LIGHT = 40_000_000;
/** For a model's first load and its ten probes, on a slow machine under load. */
const VERIFY_MS = 60_000;

export interface WorkerSettings extends PoolSettings {
  /** Milliseconds a photo may take once it has its turn. */
  deadline?: number;
}

/** Inference on worker threads. Throws where their runtime does not start. */
export async function createWorkerInference({ deadline = PHOTO_MS, ...settings }: WorkerSettings): Promise<Inference> {
  const pool = createWorkerPool(settings);
  const turns = createTurns(settings.workers, MOST_WAITING);
  const heavy = createBudget(MOST_DECODING_BYTES);
  const attempt = (request: InferenceRequest, memory: number) =>
    pool.ask(taskOf(request, memory), { ms: deadline, late: photoFault.tooSlow });

  /** Most photos take little memory; those that take much share what there is for them. */
  const classify = async (request: InferenceRequest): Promise<InferenceAnswer> => {
    const first = await attempt(request, LIGHT);
    if ('classified' in first) return first.classified;
    const second = await heavy.spend(first.takes, () => attempt(request, first.takes));
    if ('classified' in second) return second.classified;
    throw new TypeError('A worker took the same photo for heavier than before');
  };

  try {
    const { runtime } = await pool.ask({ type: 'hello' });
    return {
      runtime,
      get waiting() {
        return turns.waiting;
      },
      classify: (request) => turns.take(() => classify(request), request.signal),
      verify: (model) =>
        turns.take(async () => {
          await pool.ask({ type: 'verify', model }, { ms: VERIFY_MS, late: () => verifiedLate(model) });
        }),
      tensors: async () => pool.tensors(),
      close: async () => {
        turns.close(stopping());
        await pool.close();
      },
    };
  } catch (error) {
    await pool.close();
    throw error;
  }
}

/** The photo is copied, because it moves to the worker and the caller may still want it. */
function taskOf(request: InferenceRequest, memory: number): Task & { type: 'classify' } {
  const { photo, model, heatmap = false, thumbnail } = request;
  const { version, path, sha256 } = model;
  return {
    type: 'classify',
    photo: new Uint8Array(photo),
    model: { version, path, sha256 },
    heatmap,
    memory,
    ...(thumbnail !== undefined && { thumbnail }),
  };
}

function verifiedLate({ version }: ModelSource): Fault {
  return new Fault(
    'model-refused',
    `The version "${version}" took too long to check.`,
    'Close other programs, then try again.',
    { details: { case: 'check-slow', version } },
  );
}
