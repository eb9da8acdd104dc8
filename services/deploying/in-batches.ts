import { setTimeout as sleep } from 'node:timers/promises';

/** A page draws a batch at once. */
const MOST = 1000;
const PAUSE_MS = 100;

/** Values of a stream, those that come together as one batch. */
export async function* inBatches<T, R>(
  stream: AsyncIterable<T>,
  as: (value: T) => R,
  signal?: AbortSignal,
): AsyncGenerator<R[]> {
  let pending: R[] = [];
  let over: { error?: unknown } | undefined;
  let came = Promise.withResolvers<void>();
  void (async () => {
    for await (const value of stream) {
      pending.push(as(value));
      came.resolve();
    }
  })().then(
    () => end({}),
    (error: unknown) => end({ error }),
  );
  const end = (how: { error?: unknown }) => {
    over = how;
    came.resolve();
  };
  while (!signal?.aborted) {
    await came.promise;
    if (!over) await sleep(PAUSE_MS);
    came = Promise.withResolvers();
    const ended = over as { error?: unknown } | undefined;
    while (pending.length > 0) {
      yield pending.slice(0, MOST);
      pending = pending.slice(MOST);
    }
    if (ended?.error !== undefined && !signal?.aborted) throw ended.error;
    if (ended) return;
  }
}
