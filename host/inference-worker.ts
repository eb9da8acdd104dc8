import { workerData } from 'node:worker_threads';
import { startInferenceThread } from '../services/assembly/inference-thread.ts';

/** A worker thread of the predictor: photos in, verdicts out. */
export default startInferenceThread(workerData);
