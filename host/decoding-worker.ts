import { startDecodingThread } from '../services/assembly/decoding-thread.ts';

/** A worker thread of the core: photos in, pictures out. */
export default startDecodingThread();
