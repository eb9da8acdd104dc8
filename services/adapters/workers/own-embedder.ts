import type { Embedder } from '../../ports/embedder.ts';
import { embedPhoto } from './embed-photo.ts';
import type { ThreadTools } from './thread.ts';

/** Embeds photos on the calling thread: for few photos, which would be done before workers have started. */
export function createOwnEmbedder(tools: ThreadTools): Embedder {
  return {
    parallel: 1,
    embed: (photo, hash, set) => embedPhoto({ photo, hash, set }, tools),
    close: async () => {},
  };
}
