import type { Clock } from '../../ports/clock.ts';

/** Resolves when the work is done, or after that time: then it goes on without anybody waiting. */
export async function atMost(clock: Clock, ms: number, work: Promise<unknown>): Promise<void> {
  await within(clock, ms, work).catch(() => undefined);
}

/** Throws where the work takes longer. */
export async function within<T>(clock: Clock, ms: number, work: Promise<T>): Promise<T> {
  const done = new AbortController();
  const late = clock.sleep(ms, done.signal).then(() => {
    throw new Error(`No answer within ${ms} ms.`);
  });
  late.catch(() => undefined);
  work.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    done.abort();
  }
}
