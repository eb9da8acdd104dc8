import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
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

test('a process that has nothing else to do waits until its threads have ended', { timeout: 120_000 }, async () => {
  const program = fileURLToPath(new URL('faults/close-embedder.ts', import.meta.url));
  for (const ms of [300, 500, 700, 900]) {
    const { stdout } = await promisify(execFile)(process.execPath, [program, String(ms)]);
    expect(stdout).toBe('closed\n');
  }
});
