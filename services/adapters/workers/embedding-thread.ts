import type { FaultShape } from '../../../contract/errors.ts';
import { asFault } from '../../domain/fault.ts';
import type { Seen } from '../../ports/embedder.ts';
import { type EmbeddingTask, embedPhoto } from './embed-photo.ts';
import { inside } from './gate.ts';
import type { WorkerData } from './messages.ts';
import type { ThreadTools } from './thread.ts';

/** An error that crosses threads loses its class, so a Fault crosses as its shape. */
export type EmbeddingReply = { seen: Seen } | { fault: FaultShape };

/** The work of one worker that embeds photos: each is decoded once and looked at in every training view. */
export function createEmbeddingThread(
  { gate }: WorkerData,
  start: () => Promise<ThreadTools>,
): (task: EmbeddingTask) => Promise<EmbeddingReply> {
  const ready = inside(gate, start);
  // Each task reports it; without this, Node ends the thread before the first one comes.
  ready.catch(() => {});
  return async (task) => {
    try {
      // Decoding too: a photo that is begun is ended before its thread is.
      return { seen: await inside(gate, async () => embedPhoto(task, await ready)) };
    } catch (thrown) {
      return { fault: asFault(thrown).toShape() };
    }
  };
}
