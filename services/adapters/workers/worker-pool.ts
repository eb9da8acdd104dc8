import { Piscina } from 'piscina';
import { Fault } from '../../domain/fault.ts';
import type { Log } from '../../ports/log.ts';
import type { Done, Reply, Task } from './messages.ts';

export interface PoolSettings {
  /** The program of a worker, which answers Tasks by `createThread`. */
  file: URL;
  /** Handed to each worker as its `workerData`. */
  data: unknown;
  workers: number;
  log: Log;
}

/** Worker threads that answer tasks. */
export interface WorkerPool {
  /**
   * Asks one worker. A task that takes longer than `ms` loses its worker, a new one is started, and what `late` gives
   * is thrown. Throws the Fault the worker answered with.
   */
  ask<T extends Done['type']>(task: Task & { type: T }, ms: number, late: () => Fault): Promise<Done & { type: T }>;
  /** Tensors alive in all workers, as each last told. */
  tensors(): number;
  close(): Promise<void>;
}

export function createWorkerPool({ file, data, workers, log }: PoolSettings): WorkerPool {
  const pool = new Piscina<Task, Reply>({
    filename: file.href,
    workerData: data,
    minThreads: workers,
    maxThreads: workers,
    // A thread that sleeps between tasks never frees the memory its native libraries have done with.
    atomics: 'disabled',
  });
  pool.on('error', (error: unknown) => log.error('A worker failed between photos', { error: String(error) }));
  const tensors = new Map<number, number>();
  return {
    async ask(task, ms, late) {
      const deadline = new AbortController();
      const timer = setTimeout(() => deadline.abort(), ms);
      try {
        const reply = await pool.run(task, { signal: deadline.signal, transferList: buffersOf(task) });
        tensors.set(reply.worker, reply.tensors);
        return done(reply, task.type);
      } catch (error) {
        if (!deadline.signal.aborted) throw error;
        tensors.clear();
        throw late();
      } finally {
        clearTimeout(timer);
      }
    },
    tensors: () => [...tensors.values()].reduce((sum, count) => sum + count, 0),
    close: () => pool.destroy(),
  };
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
