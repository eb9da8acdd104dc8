import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { BatchUpdate } from '../../../contract/predicting.ts';
import type { Job } from '../../../contract/shapes/job.ts';
import type { Client } from '../../transport/client.ts';
import { ConnectionLost } from '../../transport/connection-lost.ts';
import { useBatchStore } from './batch-store.ts';
import { watchBatch } from './watch-batch.ts';

const update = (index: number, state: Job['state'] = 'running'): BatchUpdate => ({
  job: {
    id: 'b',
    kind: 'predict',
    state,
    progress: { stage: 'predict', done: index + 1, total: 3 },
    started: '2026-11-23T10:00:00.000Z',
  },
  results: [{ index, photo: `${index}.jpg`, bytes: 1 }],
});

/** A core of which each line says so much, then ends or breaks; with what is known as it is asked. */
function coreWith(...lines: (BatchUpdate | Error)[][]) {
  const asked: (number | undefined)[] = [];
  const watch = async ({ after }: { after?: number }) => {
    asked.push(after);
    const line = lines.shift() ?? [];
    return (async function* () {
      for (const item of line) {
        if (item instanceof Error) throw item;
        yield item;
      }
    })();
  };
  return { asked, client: { predicting: { watch } } as unknown as Client };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  useBatchStore.setState({ batches: {} });
});

async function watched(client: Client) {
  const watching = watchBatch(client, 'b');
  await vi.advanceTimersByTimeAsync(60_000);
  await watching;
  return useBatchStore.getState().batches.b!;
}

test('where the line breaks the batch is followed on from what is known', async () => {
  const { client, asked } = coreWith([update(0), new ConnectionLost('closed')], [update(1), update(2, 'done')]);
  const { results, trouble, job } = await watched(client);
  expect(results.map(({ index }) => index)).toEqual([0, 1, 2]);
  expect({ trouble, state: job?.state, asked }).toEqual({ trouble: undefined, state: 'done', asked: [0, 1] });
});

test('what else goes wrong is said, with what came before it, and nothing is asked again', async () => {
  const { client, asked } = coreWith([update(0), new TypeError('a bug')]);
  const { results, trouble } = await watched(client);
  expect(results).toHaveLength(1);
  expect(trouble).toMatchObject({ code: 'internal' });
  expect(asked).toEqual([0]);
});
