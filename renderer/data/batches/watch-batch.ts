import type { BatchUpdate } from '../../../contract/predicting.ts';
import type { Job } from '../../../contract/shapes/job.ts';
import type { Client } from '../../transport/client.ts';
import { isOver } from '../jobs.ts';
import { listenToEnd } from '../to-end.ts';
import { troubleOf } from '../trouble.ts';
import { changeBatch, useBatchStore } from './batch-store.ts';
import { joined, withUpdate } from './batch-view.ts';

/** Updates that come faster than this are shown together. */
const FLUSH_MS = 100;

const followed = new Set<string>();

/** Follows a batch to its end, whatever page is shown; once, however often it is asked for. */
export async function watchBatch(client: Client, id: string): Promise<void> {
  const known = useBatchStore.getState().batches[id];
  if (followed.has(id) || (known?.job && isOver(known.job))) return;
  followed.add(id);
  try {
    await listenToEnd(() => follow(client, id));
  } catch (error) {
    changeBatch(id, (batch) => ({ ...batch, trouble: troubleOf(error) }));
  } finally {
    followed.delete(id);
  }
}

/** Reads an ended batch anew, because addresses of its pictures ran out or pictures arrived; shown all at once. */
export async function rereadBatch(client: Client, id: string): Promise<void> {
  if (followed.has(id)) return;
  let whole: BatchUpdate | undefined;
  try {
    for await (const update of await client.predicting.watch({ batch: id }))
      whole = whole ? joined(whole, update) : update;
  } catch {
    return; // what is shown stays as good as it was
  }
  if (whole) changeBatch(id, (batch) => withUpdate({ ...batch, results: [] }, whole));
}

/** Follows it from where it is known; true at its end. A core that is ended closes its lines without a word. */
async function follow(client: Client, id: string): Promise<boolean> {
  const flush = createFlush((update) => changeBatch(id, (batch) => withUpdate(batch, update)));
  let last: Job | undefined;
  try {
    const after = useBatchStore.getState().batches[id]?.results.length ?? 0;
    for await (const update of await client.predicting.watch({ batch: id, after })) {
      last = update.job;
      flush.add(update);
    }
    return last !== undefined && isOver(last);
  } finally {
    flush.now();
  }
}

function createFlush(show: (update: BatchUpdate) => void) {
  let waiting: BatchUpdate | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const now = () => {
    clearTimeout(timer);
    timer = undefined;
    if (waiting) show(waiting);
    waiting = undefined;
  };
  return {
    add(update: BatchUpdate) {
      waiting = waiting ? joined(waiting, update) : update;
      timer ??= setTimeout(now, FLUSH_MS);
    },
    now,
  };
}
