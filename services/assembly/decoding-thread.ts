import { createSharpDecoder } from '../adapters/sharp/sharp-decoder.ts';
import { createDecodingThread } from '../adapters/workers/decoding-thread.ts';

/** What a worker thread of the core does with each photo that is added or shown large. */
export const startDecodingThread = () => createDecodingThread(createSharpDecoder());
