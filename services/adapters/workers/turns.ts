import { Fault } from '../../domain/fault.ts';

/** A line in which a bounded number may wait for one of a few places. */
export interface Turns {
  readonly waiting: number;
  /**
   * Does the work when a place is free, first come, first served. Throws `predictor-busy` where the line is full, and
   * the signal's reason where it is aborted while waiting; work that has begun is not stopped.
   */
  take<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** Turns away all who wait, and whoever comes after. */
  close(reason: unknown): void;
}

interface Waiter {
  enter(): void;
  leave(reason: unknown): void;
}

export function createTurns(places: number, mostWaiting: number): Turns {
  const line = new Set<Waiter>();
  let free = places;
  let closed: { reason: unknown } | undefined;

  const next = () => {
    const [first] = line;
    if (first) first.enter();
    else free++;
  };
  const place = async (signal: AbortSignal | undefined): Promise<void> => {
    if (closed) throw closed.reason;
    signal?.throwIfAborted();
    if (free > 0) {
      free--;
      return;
    }
    if (line.size >= mostWaiting) throw busy(line.size);
    await wait(line, signal);
  };

  return {
    get waiting() {
      return line.size;
    },
    async take(work, signal) {
      await place(signal);
      try {
        return await work();
      } finally {
        next();
      }
    },
    close(reason) {
      closed = { reason };
      for (const waiter of line) waiter.leave(reason);
    },
  };
}

function wait(line: Set<Waiter>, signal: AbortSignal | undefined): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const abort = () => waiter.leave(signal?.reason);
  const gone = () => {
    line.delete(waiter);
    signal?.removeEventListener('abort', abort);
  };
  const waiter: Waiter = {
    enter: () => {
      gone();
      resolve();
    },
    leave: (reason) => {
      gone();
      reject(reason);
    },
  };
  line.add(waiter);
  signal?.addEventListener('abort', abort, { once: true });
  return promise;
}

function busy(waiting: number): Fault {
  return new Fault('predictor-busy', 'Too many photos are waiting already.', 'Try again in a few seconds.', {
    details: { waiting },
  });
}
