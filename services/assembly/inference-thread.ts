import { z } from 'zod';
import { runtime } from '../../contract/shapes/model.ts';
import { createSharpDecoder } from '../adapters/sharp/sharp-decoder.ts';
import type { WorkerData } from '../adapters/workers/messages.ts';
import { createThread } from '../adapters/workers/thread.ts';
import { startBackbone } from './backbone.ts';

/** What a worker of the predictor is told when it starts. */
export const threadSettings = z.strictObject({ runtime });
export type ThreadSettings = z.infer<typeof threadSettings>;

/** What a worker thread of the predictor does with each order. */
export function startInferenceThread(data: WorkerData) {
  return createThread(data, async (settings) => ({
    backbone: await startBackbone(threadSettings.parse(settings).runtime),
    decoder: createSharpDecoder(),
  }));
}
