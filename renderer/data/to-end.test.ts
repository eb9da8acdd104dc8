import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Job } from '../../contract/shapes/job.ts';
import { ConnectionLost } from '../transport/connection-lost.ts';
import { followJob, listenToEnd } from './to-end.ts';

const job = (done: number, state: Job['state'] = 'running'): Job => ({
  id: 'one',
  kind: 'update-copy',
  state,
  progress: { stage: 'pack', done, total: 3 },
  started: '2026-01-01T00:00:00.000Z',
});
const broken = new ConnectionLost('network error');
const unknown = { code: 'not-found', message: '', hint: '', retry: false, details: {} };

/** A core of which each line says so much, then ends or breaks. */
function coreWith(...lines: (Job | typeof broken | typeof unknown)[][]) {
  const asked: string[] = [];
  const watch = async ({ job: id }: { job: string }) => {
    asked.push(id);
    const line = lines.shift() ?? [];
    return (async function* () {
      for (const item of line) {
        if ('progress' in item) yield item;
        else throw item;
      }
    })();
  };
  return { asked, client: { jobs: { watch } } as unknown as Parameters<typeof followJob>[0] };
}

async function follow(client: Parameters<typeof followJob>[0], signal?: AbortSignal) {
  const seen: Job[] = [];
  const ended = followJob(client, 'one', (now) => seen.push(now), signal).then(
    (last) => ({ last }),
    (error: unknown) => ({ error }),
  );
  await vi.advanceTimersByTimeAsync(60_000);
  return { seen, ...(await ended) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a job whose line breaks, or ends before it, is followed on to its end', async () => {
  const { client, asked } = coreWith([broken], [job(1), broken], [job(2)], [job(3, 'done')]);
  expect(await follow(client)).toEqual({ seen: [job(1), job(2), job(3, 'done')], last: job(3, 'done') });
  expect(asked).toEqual(['one', 'one', 'one', 'one']);
});

test('what the core itself refuses ends it, and is asked for once', async () => {
  const { client, asked } = coreWith([job(1), broken], [unknown]);
  expect(await follow(client)).toEqual({ seen: [job(1)], error: unknown });
  expect(asked).toHaveLength(2);
});

test('what is wrong with who listens is no line that breaks: it is thrown, and nothing is asked again', async () => {
  const { client, asked } = coreWith([job(1)], [job(2)]);
  const wrong = new TypeError('now.photos is undefined');
  const ended = followJob(client, 'one', () => {
    throw wrong;
  }).catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toHaveLength(1);
  expect(await ended).toBe(wrong);
});

test('how it ended is handed on: whoever follows knows what it failed with', async () => {
  const failed: Job = { ...job(2, 'failed'), error: { ...unknown, code: 'not-found' } };
  const { client } = coreWith([failed]);
  expect(await follow(client)).toEqual({ seen: [failed], last: failed });
});

test('who calls it off is told of nothing more', async () => {
  const leave = new AbortController();
  let times = 0;
  const listening = listenToEnd(async () => {
    times += 1;
    if (times === 2) leave.abort();
    throw broken;
  }, leave.signal);
  await vi.advanceTimersByTimeAsync(60_000);
  await listening;
  expect(times).toBe(2);
});
