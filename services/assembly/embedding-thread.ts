import { createSharpDecoder } from '../adapters/sharp/sharp-decoder.ts';
import { createEmbeddingThread } from '../adapters/workers/embedding-thread.ts';
import type { WorkerData } from '../adapters/workers/messages.ts';
import { startFastestBackbone } from './backbone.ts';

/** What a worker thread of a training does with each photo. */
export function startEmbeddingThread(data: WorkerData) {
  const start = async () => ({ backbone: await startFastestBackbone(), decoder: createSharpDecoder() });
  return createEmbeddingThread(data, start);
}
