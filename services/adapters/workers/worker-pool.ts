import { Piscina } from 'piscina';
import { Fault } from '../../domain/fault.ts';
import type { Log } from '../../ports/log.ts';
import { createGate, shut } from './gate.ts';
import type { Done, Order, Reply, Task, WorkerData } from './messages.ts';

export interface PoolSettings {
  /** The program of a worker: its default export answers Orders, by `createThread`. */
  file: URL;
  /** What the program's `start` is called with. */
  settings: unknown;
  workers: number;
  log: Log;
}

/** Worker threads that answer tasks. */
export interface WorkerPool {
  /**
   * Asks one worker. A task that takes longer than `ms` loses its worker, a new one is started, and what `late` gives
   * is thrown. Throws the Fault the worker answered with, and `predictor-down` where the pool is closed meanwhile.
   */
  ask<T extends Done['type']>(task: Task & { type: T }, ms: number, late: () => Fault): Promise<Done & { type: T }>;
  /** Tensors alive in all workers, as each last told. */
  tensors(): number;
  /** Ends the workers, none of them in the middle of native code. A process must not end before this. */
  close(): Promise<void>;
}

/** Megabytes a worker keeps for what is new: so little that what a photo leaves behind is freed within a few photos. */
const YOUNG_MB = 4;

export function createWorkerPool({ file, settings, workers, log }: PoolSettings): WorkerPool {
  const gate = createGate();
  const workerData: WorkerData = { settings, gate };
  const pool = new Piscina<Order, Reply>({
    filename: file.href,
    workerData,
    minThreads: workers,
    maxThreads: workers,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    // A thread that sleeps between tasks never frees the memory its native libraries have done with.
    atomics: 'disabled',
  });
  pool.on('error', (error: unknown) => log.error('A worker failed between photos', { error: String(error) }));
  const tensors = new Map<number, number>();
  let closing = false;
  return {
    async ask(task, ms, late) {
      try {
        const reply = await withDeadline(pool, task, ms);
        if (!reply) tensors.clear();
        else tensors.set(reply.worker, reply.tensors);
        if (reply) return done(reply, task.type);
      } catch (error) {
        throw closing ? stopping() : error;
      }
      throw late();
    },
    tensors: () => [...tensors.values()].reduce((sum, count) => sum + count, 0),
    async close() {
      closing = true;
      await shut(gate);
      await pool.destroy();
    },
  };
}

/** The worker's reply, or nothing where it took longer than `ms` and was ended. */
async function withDeadline(pool: Piscina<Order, Reply>, task: Task, ms: number): Promise<Reply | undefined> {
  const gate = createGate();
  const end = new AbortController();
  const timer = setTimeout(() => shut(gate).then(() => end.abort()), ms);
  try {
    return await pool.run({ task, gate }, { signal: end.signal, transferList: buffersOf(task) });
  } catch (error) {
    if (!end.signal.aborted) throw error;
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

function done<T extends Done['type']>(reply: Reply, type: T): Done & { type: T } {
  if ('fault' in reply) throw Fault.fromShape(reply.fault);
  if (!isType(reply.done, type)) throw new TypeError(`A worker answered "${reply.done.type}" to "${type}"`);
  return reply.done;
}

function isType<T extends Done['type']>(answer: Done, type: T): answer is Done & { type: T } {
  return answer.type === type;
}

/** A photo moves to its worker; it is not copied again. */
function buffersOf(task: Task): ArrayBuffer[] {
  return task.type === 'classify' ? [task.photo.buffer] : [];
}

/** What who still waits is told when the workers end. */
export function stopping(): Fault {
  return new Fault('predictor-down', 'The predictor is stopping.', 'Try again in a few seconds.');
}
