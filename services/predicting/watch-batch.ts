import { setTimeout as pause } from 'node:timers/promises';
import type { BatchUpdate, PhotoResult } from '../../contract/predicting.ts';
import { hasEnded } from '../jobs/jobs.ts';
import type { RememberedBatch } from './memory.ts';

/** Results an update carries at most. */
const GROUP = 100;
/** Milliseconds between updates: what comes meanwhile goes together, so that a window draws ten times a second. */
const BETWEEN = 100;

/**
 * What a batch has from result number `after` on, in order of arrival, then what comes, until it has ended.
 * `dress` adds what is made at the moment of showing, such as addresses of pictures.
 */
export async function* watchBatch(
  { batch, job, ended }: RememberedBatch,
  after: number,
  dress: (result: PhotoResult) => Promise<PhotoResult>,
  signal: AbortSignal | undefined,
): AsyncGenerator<BatchUpdate, void> {
  let next = Math.min(after, batch.results.length);
  while (!signal?.aborted) {
    const change = batch.change(signal);
    const current = job(); // before the results: once it has ended, they are complete
    const group = batch.results.slice(next, next + GROUP);
    next += group.length;
    yield { job: current, results: await Promise.all(group.map(dress)) };
    if (next < batch.results.length) continue;
    if (hasEnded(current)) return;
    const rested = pause(BETWEEN, undefined, { ref: false });
    await change;
    await Promise.race([rested, ended]);
  }
}
