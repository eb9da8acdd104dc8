import { expect, test } from 'vitest';
import type { Job } from '../../../contract/shapes/job.ts';
import { trouble } from '../trouble.ts';
import { emptyBatch, joined, photosIn, photosPerSecond, withUpdate } from './batch-view.ts';

const job = (done: number, ended?: string): Job => ({
  id: 'b',
  kind: 'predict',
  state: ended ? 'done' : 'running',
  progress: { stage: 'predict', done, total: 10 },
  started: '2026-11-23T10:00:00.000Z',
  ...(ended ? { ended } : {}),
});
const result = (index: number) => ({ index, photo: `${index}.jpg`, bytes: 1 });
const at = (time: string) => Date.parse(`2026-11-23T${time}.000Z`);

test('results are added, those that are here stay the same objects', () => {
  const first = withUpdate(emptyBatch, { job: job(1), results: [result(0)] });
  const second = withUpdate(
    first,
    joined({ job: job(2), results: [result(2)] }, { job: job(3), results: [result(1)] }),
  );
  expect(second.results.map(({ index }) => index)).toEqual([0, 2, 1]);
  expect(second.results[0]).toBe(first.results[0]);
  expect(second.job?.progress.done).toBe(3);
});

test('news without results leaves the list itself as it was', () => {
  const first = withUpdate(emptyBatch, { job: job(1), results: [result(0)] });
  expect(withUpdate(first, { job: job(1), results: [] }).results).toBe(first.results);
});

test('each photo is counted once, whether or not the core counts those that never left the window', () => {
  const refused = [{ name: 'film.mov', bytes: 9, trouble: trouble('photo-too-large', ''), place: 2 }];
  const withTotal = (total: number, results: number) => ({
    ...emptyBatch,
    job: { ...job(results), progress: { stage: 'predict', done: results, total } },
    results: Array.from({ length: results }, (_, index) => result(index)),
    refused,
  });
  // While photos may come it knows how many were dropped; then how many came.
  expect([withTotal(3, 0), withTotal(3, 2), withTotal(2, 2)].map(photosIn)).toEqual([3, 3, 3]);
});

test('the speed is that from start to now, or to the end', () => {
  expect(photosPerSecond(job(8), at('10:00:04'))).toBe(2);
  expect(photosPerSecond(job(8, '2026-11-23T10:00:02.000Z'), at('11:00:00'))).toBe(4);
  expect(photosPerSecond(job(1), at('10:00:04'))).toBeUndefined();
});

test('the end of a batch is told where it was begun here or seen running, not where it is an earlier one', () => {
  const over = { job: job(1, '2026-11-23T10:00:02.000Z'), results: [result(0)] };
  expect(withUpdate(emptyBatch, over).awaited).toBe(false);
  expect(withUpdate({ ...emptyBatch, awaited: true }, over).awaited).toBe(true);
  expect(withUpdate(withUpdate(emptyBatch, { job: job(0), results: [] }), over).awaited).toBe(true);
});
