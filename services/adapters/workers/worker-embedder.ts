import { Piscina } from 'piscina';
import { Fault } from '../../domain/fault.ts';
import type { Embedder } from '../../ports/embedder.ts';
import type { EmbeddingReply, EmbeddingTask } from './embedding-thread.ts';

export interface EmbedderSettings {
  /** The program of a worker, which answers tasks by `createEmbeddingThread`. */
  file: URL;
  /** Photos worked on at once. */
  workers: number;
}

/** Embeds photos on worker threads, which start at once. */
export function createWorkerEmbedder({ file, workers }: EmbedderSettings): Embedder {
  const pool = new Piscina<EmbeddingTask, EmbeddingReply>({
    filename: file.href,
    minThreads: workers,
    maxThreads: workers,
    idleTimeout: Number.POSITIVE_INFINITY,
  });
  return {
    parallel: workers,
    async embed(photo, hash) {
      const reply = await pool.run({ photo, hash });
      if ('fault' in reply) throw Fault.fromShape(reply.fault);
      return reply.rows;
    },
    close: () => pool.destroy(),
  };
}
