import type { JobControl, Jobs } from '../jobs/jobs.ts';
import type { Clock } from '../ports/clock.ts';
import { type FoundPhoto, findPhotos } from '../steps/find-photos.ts';
import { readPhoto } from '../steps/read-photo.ts';
import { type Batch, createBatch, type PredictPhoto } from './batch.ts';
import type { RememberedBatch } from './memory.ts';
import type { SamplePhoto } from './sample-photo.ts';

/** A window that is closed never says that no photo follows: after this many milliseconds without one, none does. */
const PATIENCE = 10 * 60_000;

/** Puts the photos into a batch, and closes it. */
export type Fill = (batch: Batch, control: JobControl) => Promise<void>;

/** Runs a batch as a job. */
export function startBatch(jobs: Jobs, predict: PredictPhoto, fill: Fill): RememberedBatch {
  let report = () => {};
  const batch = createBatch(predict, () => report());
  const { id, result } = jobs.start('predict', async (control) => {
    control.signal.addEventListener('abort', () => batch.stop(control.signal.reason));
    report = () => control.report({ stage: 'predict', done: batch.results.length, total: batch.total });
    await Promise.all([fill(batch, control), batch.done]);
    report();
  });
  let job = () => jobs.get(id);
  const settled = () => {
    const last = jobs.get(id); // the jobs forget it sooner than the batches do
    job = () => last;
    batch.touch();
  };
  return { id, batch, job: () => job(), ended: result.then(settled, settled) };
}

/** What lies behind paths; relative ones begin at `from`. */
export function fillFromPaths(paths: string[], from: string): Fill {
  return async (batch, { signal, report }) => {
    const found: FoundPhoto[] = [];
    for await (const photo of findPhotos(paths, from, signal)) {
      found.push(photo);
      report({ stage: 'find', done: found.length, total: 0 });
    }
    batch.expect(found.length);
    for (const { photo, path, error } of found) {
      await batch.add({ photo, read: () => (error ? Promise.reject(error) : readPhoto(path)) });
    }
    batch.close();
  };
}

/** A photo that is here already. */
export function fillFromOne({ photo, bytes }: SamplePhoto): Fill {
  return async (batch) => {
    batch.expect(1);
    await batch.add({ photo, read: async () => bytes });
    batch.close();
  };
}

/** Photos that are handed in one by one. The batch closes where none comes any more. */
export function fillFromOutside(expected: number | undefined, clock: Clock): Fill {
  return async (batch) => {
    batch.expect(expected ?? 0);
    const ended = new AbortController();
    const end = () => ended.abort();
    batch.done.then(end, end);
    for (let seen = -1; seen !== batch.size && !ended.signal.aborted; ) {
      seen = batch.size;
      await clock.sleep(PATIENCE, ended.signal).catch(() => undefined);
    }
    batch.close();
  };
}
