import { createWorkerEmbedder } from '../../../services/adapters/workers/worker-embedder.ts';

/** Starts threads that embed photos, and ends them after so many milliseconds. */
const file = new URL('../../../host/embedding-worker.ts', import.meta.url);
const embedder = createWorkerEmbedder({ file, workers: 2 });
await new Promise((resolve) => setTimeout(resolve, Number(process.argv[2])));
await embedder.close();
process.stdout.write('closed\n');
