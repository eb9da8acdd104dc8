import type { BatchUpdate } from '../../../contract/predicting.ts';
import type { Client } from '../../transport/client.ts';
import { isOver } from '../jobs.ts';
import { type Trouble, troubleOf } from '../trouble.ts';
import { changeBatch, useBatchStore } from './batch-store.ts';
import { joined, withUpdate } from './batch-view.ts';

/** Updates that come faster than this are shown together. */
const FLUSH_MS = 100;
const RETRY_MS = 1000;

const followed = new Set<string>();

/** Follows a batch to its end, whatever page is shown; once, however often it is asked for. */
export async function watchBatch(client: Client, id: string): Promise<void> {
  const known = useBatchStore.getState().batches[id];
  if (followed.has(id) || (known?.job && isOver(known.job))) return;
  followed.add(id);
  changeBatch(id, (batch) => ({ ...batch, trouble: undefined }));
  try {
    while (!(await follow(client, id))) await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
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

/** Whether there is nothing more to follow. */
async function follow(client: Client, id: string): Promise<boolean> {
  const flush = createFlush((update) => changeBatch(id, (batch) => withUpdate(batch, update)));
  try {
    const after = useBatchStore.getState().batches[id]?.results.length ?? 0;
    for await (const update of await client.predicting.watch({ batch: id, after })) flush.add(update);
    return true;
  } catch (error) {
    const trouble = troubleOf(error);
    if (trouble.code === 'connection-lost') return false;
    setTrouble(id, trouble);
    return true;
  } finally {
    flush.now();
  }
}

function setTrouble(id: string, trouble: Trouble): void {
  changeBatch(id, (batch) => ({ ...batch, trouble }));
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
