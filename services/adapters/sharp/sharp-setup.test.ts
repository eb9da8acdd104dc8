import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { createSharpDecoder } from './sharp-decoder.ts';

/** A thread that makes a decoder, says so, and ends. */
const STARTING = `
  const { parentPort, workerData } = require('node:worker_threads');
  import(workerData).then(({ createSharpDecoder }) => { createSharpDecoder(); parentPort.postMessage('made'); });`;

it('photos are decoded while other threads start', async () => {
  const decoder = createSharpDecoder();
  const photo = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#3a7' } })
    .jpeg()
    .toBuffer();
  const workerData = new URL('./sharp-decoder.ts', import.meta.url).href;
  const threads = Array.from({ length: 12 }, () => new Worker(STARTING, { eval: true, workerData }));
  let starting = threads.length;
  const started = threads.map(async (thread) => {
    await once(thread, 'message');
    starting--;
    await thread.terminate();
  });
  while (starting > 0) expect(await decoder.inspect(Uint8Array.from(photo))).toMatchObject({ width: 64 });
  await Promise.all(started);
});
