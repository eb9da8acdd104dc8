import { workerData } from 'node:worker_threads';
import { startEmbeddingThread } from '../services/assembly/embedding-thread.ts';

/** A worker thread of a training: photos in, embeddings out. */
export default startEmbeddingThread(workerData);
