import { Piscina } from 'piscina';
import { Fault } from '../../domain/fault.ts';
import type { PhotoDecoder } from '../../ports/photo-decoder.ts';
import type { Decoded, DecodingReply, DecodingTask } from './decoding-thread.ts';

export interface DecoderSettings {
  /** The program of a worker, which answers tasks by `createDecodingThread`. */
  file: URL;
  workers: number;
}

/** Milliseconds after which a worker without photos ends, and gives its memory back. */
const IDLE_MS = 20_000;
/** libvips has threads of its own: while one photo is on them, the worker takes another. */
const AT_ONCE = 2;

/**
 * Decodes photos on worker threads, which start with the first photo and end when there are none: HEIC is decoded by
 * WebAssembly, which blocks its thread for a second and more.
 */
export function createWorkerDecoder({ file, workers }: DecoderSettings): PhotoDecoder & { close(): Promise<void> } {
  const pool = new Piscina<DecodingTask, DecodingReply>({
    filename: file.href,
    minThreads: 0,
    maxThreads: workers,
    concurrentTasksPerWorker: AT_ONCE,
    idleTimeout: IDLE_MS,
  });
  const ask = async <Name extends keyof Decoded>(task: DecodingTask & { does: Name }): Promise<Decoded[Name]> => {
    const reply = await pool.run(task);
    if ('fault' in reply) throw Fault.fromShape(reply.fault, reply.cause);
    return reply.given as Decoded[Name];
  };
  return {
    inspect: (photo) => ask({ does: 'inspect', photo }),
    views: (photo, views) => ask({ does: 'views', photo, views }),
    thumbnail: (photo, side) => ask({ does: 'thumbnail', photo, side }),
    close: () => pool.destroy(),
  };
}
