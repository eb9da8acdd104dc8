import { afterAll, describe, expect, test } from 'vitest';
import { createWorkerDecoder } from '../../services/adapters/workers/worker-decoder.ts';
import { oddQuarters } from '../nasty-photos/odd.ts';
import { photoDecoderSuite } from './photo-decoder-suite.ts';

const file = new URL('../../host/decoding-worker.ts', import.meta.url);

describe('photos decoded on worker threads', () => {
  const decoder = createWorkerDecoder({ file, workers: 1 });
  afterAll(() => decoder.close());
  photoDecoderSuite(decoder);

  test('leave the thread that asks free, also while HEIC is decoded', async () => {
    const heic = (await oddQuarters()).find(({ name }) => name.endsWith('.heic'));
    const before = performance.eventLoopUtilization();
    for (let times = 0; times < 20; times++) await decoder.thumbnail(heic?.bytes ?? Buffer.of(), 256);
    // Decoded on this thread, it would be at work all the time.
    expect(performance.eventLoopUtilization(before).utilization).toBeLessThan(0.5);
  });
});
