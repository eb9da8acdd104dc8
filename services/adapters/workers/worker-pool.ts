import { Piscina } from 'piscina';
import { Fault } from '../../domain/fault.ts';
import type { Log } from '../../ports/log.ts';
import { createFlag, raised } from './flag.ts';
import { freeWorker } from './free-worker.ts';
import { createGate, shut } from './gate.ts';
import type { Done, Order, Reply, Started, Task, WorkerData } from './messages.ts';

export interface PoolSettings {
  /** The program of a worker: its default export answers Orders, by `createThread`. */
  file: URL;
  /** What the program's `start` is called with. */
  settings: unknown;
  /** At most; each but the first is started once it has something to do. */
  workers: number;
  log: Log;
}

/** How long a task may take a worker that is ready, and what is thrown where it takes longer. */
export interface Deadline {
  ms: number;
  late: () => Fault;
}

/** Worker threads that answer tasks. */
export interface WorkerPool {
  /**
   * Asks one worker. A task that takes it longer than `most` loses its worker, and a new one is started. Throws the
   * Fault the worker answered with, and `predictor-down` where the pool is closed meanwhile.
   */
  ask<T extends Done['type']>(task: Task & { type: T }, most?: Deadline): Promise<Done & { type: T }>;
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
  const started = new Set<number>();
  const pool = new Piscina<Order, Reply>({
    filename: file.href,
    workerData,
    // One alone answers who asks for one photo after the other; each more costs a start, and memory that ending it would
    // not give back.
    minThreads: 1,
    maxThreads: workers,
    idleTimeout: Number.POSITIVE_INFINITY,
    loadBalancer: (_, known) => freeWorker(known, started),
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    // A thread that sleeps between tasks never frees the memory its native libraries have done with.
    atomics: 'disabled',
  });
  pool.on('message', (message: Started) => started.add(message.started));
  pool.on('error', (error: unknown) => log.error('A worker failed between photos', { error: String(error) }));
  const tensors = new Map<number, number>();
  let closing = false;
  return {
    async ask(task, most) {
      try {
        const reply = await withDeadline(pool, task, most);
        tensors.set(reply.worker, reply.tensors);
        return done(reply, task.type);
      } catch (error) {
        // A worker that was ended holds none any more; the others tell again.
        if (error instanceof Ended) tensors.clear();
        if (closing) throw stopping();
        throw error instanceof Ended ? error.fault : error;
      }
    },
    tensors: () => [...tensors.values()].reduce((sum, count) => sum + count, 0),
    async close() {
      closing = true;
      await shut(gate);
      await pool.destroy();
    },
  };
}

/** A worker was ended because of its task. */
class Ended extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(fault.message);
    this.fault = fault;
  }
}

/**
 * The worker's reply. Where it takes longer than it may, the worker is ended, and `Ended` thrown. The time counts from
 * when the worker is ready: one that starts is in native code outside the order's gate, and its start is not the task's.
 */
async function withDeadline(pool: Piscina<Order, Reply>, task: Task, most: Deadline | undefined): Promise<Reply> {
  const [begun, gate] = [createFlag(), createGate()];
  const end = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let answered = false;
  const watch = async ({ ms }: Deadline) => {
    await raised(begun);
    if (!answered) timer = setTimeout(() => shut(gate).then(() => end.abort()), ms);
  };
  if (most) void watch(most);
  try {
    return await pool.run({ task, begun, gate }, { signal: end.signal, transferList: buffersOf(task) });
  } catch (error) {
    throw most && end.signal.aborted ? new Ended(most.late()) : error;
  } finally {
    answered = true;
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
  return new Fault('predictor-down', 'The predictor is stopping.', 'Try again in a few seconds.', {
    details: { case: 'stopping' },
  });
}
