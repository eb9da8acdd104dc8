import { expect, test } from 'vitest';
import { createWorkerEmbedder } from '../../services/adapters/workers/worker-embedder.ts';

const file = new URL('../../host/embedding-worker.ts', import.meta.url);

test('threads that were asked for nothing end, at whatever point of their start', { timeout: 120_000 }, async () => {
  for (const ms of [0, 50, 100, 200, 400, 800]) {
    const embedder = createWorkerEmbedder({ file, workers: 2 });
    await new Promise((resolve) => setTimeout(resolve, ms));
    await expect(embedder.close()).resolves.toBeUndefined();
  }
});
