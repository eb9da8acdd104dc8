import { createSharpDecoder } from '../adapters/sharp/sharp-decoder.ts';
import { createEmbeddingThread } from '../adapters/workers/embedding-thread.ts';
import { startFastestBackbone } from './backbone.ts';

/** What a worker thread of a training does with each photo. */
export function startEmbeddingThread() {
  const start = async () => ({ backbone: await startFastestBackbone(), decoder: createSharpDecoder() });
  return createEmbeddingThread(start());
}
