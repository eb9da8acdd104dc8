import { z } from 'zod';
import { runtime } from '../../contract/shapes/model.ts';
import { createSharpDecoder } from '../adapters/sharp/sharp-decoder.ts';
import { createThread } from '../adapters/workers/thread.ts';
import { startBackbone } from './backbone.ts';

/** What a worker is given when it starts. */
export const threadData = z.strictObject({ runtime });
export type ThreadData = z.infer<typeof threadData>;

/** What a worker thread of the predictor does with each task. */
export function startInferenceThread(data: unknown) {
  const start = async () => ({
    backbone: await startBackbone(threadData.parse(data).runtime),
    decoder: createSharpDecoder(),
  });
  return createThread(start());
}
