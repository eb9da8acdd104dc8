import { Piscina } from 'piscina';
import { Fault } from '../../domain/fault.ts';
import type { Embedder } from '../../ports/embedder.ts';
import type { EmbeddingTask } from './embed-photo.ts';
import type { EmbeddingReply } from './embedding-thread.ts';
import { createGate, shut } from './gate.ts';
import type { WorkerData } from './messages.ts';

export interface EmbedderSettings {
  /** The program of a worker, which answers tasks by `createEmbeddingThread`. */
  file: URL;
  /** Photos worked on at once. */
  workers: number;
}

/** Embeds photos on worker threads, which start at once. */
export function createWorkerEmbedder({ file, workers }: EmbedderSettings): Embedder {
  const gate = createGate();
  const workerData: WorkerData = { settings: undefined, gate };
  const pool = new Piscina<EmbeddingTask, EmbeddingReply>({
    filename: file.href,
    workerData,
    minThreads: workers,
    maxThreads: workers,
    idleTimeout: Number.POSITIVE_INFINITY,
    // A thread that sleeps while it waits for a task would not come to the end of its start, which closing waits for.
    atomics: 'disabled',
  });
  return {
    parallel: workers,
    async embed(photo, hash, set) {
      const reply = await pool.run({ photo, hash, set });
      if ('fault' in reply) throw Fault.fromShape(reply.fault);
      return reply.seen;
    },
    async close() {
      await shut(gate);
      await pool.destroy();
    },
  };
}
