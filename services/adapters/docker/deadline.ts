import type { Readable } from 'node:stream';
import type { Fault } from '../../domain/fault.ts';
import { engineFault, engineGone } from './engine-faults.ts';

/** An engine that is well says how things are within this; one that is dead must not be waited for. */
export const USUAL_MS = 10_000;
/** Making, starting and removing takes a busy computer longer. */
export const CHANGE_MS = 60_000;

/**
 * One call of the engine, ended after `ms` whether the engine answers or not. Throws Faults only, or the reason of
 * `outer`. `late`: what it means that no answer came.
 */
export async function within<T>(
  ms: number,
  call: (signal: AbortSignal) => Promise<T>,
  outer?: AbortSignal,
  late: () => Fault = engineGone,
): Promise<T> {
  const controller = new AbortController();
  const over = Promise.withResolvers<never>();
  const end = (reason: unknown) => {
    over.reject(reason);
    controller.abort();
  };
  const timer = setTimeout(() => end(late()), ms);
  const leave = () => end(outer?.reason);
  outer?.addEventListener('abort', leave);
  if (outer?.aborted) leave();
  over.promise.catch(() => undefined);
  try {
    return await Promise.race([call(controller.signal), over.promise]);
  } catch (thrown) {
    throw outer?.aborted ? outer.reason : engineFault(thrown);
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener('abort', leave);
  }
}

/** The pieces of a stream, which is ended where none comes for `ms`. */
export async function* attended(stream: Readable, ms: number, late: () => Fault): AsyncGenerator<Uint8Array> {
  const timer = setTimeout(() => stream.destroy(late()), ms);
  try {
    for await (const piece of stream) {
      timer.refresh();
      yield piece;
    }
  } finally {
    clearTimeout(timer);
  }
}
