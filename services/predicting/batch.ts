import PQueue from 'p-queue';
import type { PhotoResult } from '../../contract/predicting.ts';
import { asFault, Fault } from '../domain/fault.ts';
import { createPulse } from './pulse.ts';

/** Photos asked about at the same time: the predictor's two workers stay busy, and memory stays bounded. */
const AT_ONCE = 4;

/** A photo on its way into a batch. */
export interface PhotoSource {
  /** As a person named it. */
  photo: string;
  read(): Promise<Uint8Array>;
}

export type PredictPhoto = (source: PhotoSource, index: number, signal: AbortSignal) => Promise<PhotoResult>;

/** Photos in, results out, in memory. */
export interface Batch {
  /** In the order of arrival. */
  readonly results: readonly PhotoResult[];
  /** Photos put in so far. */
  readonly size: number;
  /** Photos there will be, as far as is known. */
  readonly total: number;
  /** Says how many photos will come. */
  expect(photos: number): void;
  /**
   * Takes a photo in and resolves, when there is room for the next, with its index: the place asked for, or the next
   * that is free. Throws `bad-request` where the place is taken, and what stopped the batch.
   */
  add(source: PhotoSource, place?: number): Promise<number>;
  /** No photo follows. */
  close(): void;
  /** What is in flight is let go, what waits is not begun. */
  stop(reason: unknown): void;
  /** Resolves when the batch is closed and every photo has its result; rejects with what stopped it. */
  readonly done: Promise<void>;
  /** Resolves when there is something new to see. */
  change(signal?: AbortSignal): Promise<void>;
  /** Says that there is something new to see. */
  touch(): void;
}

export function createBatch(predict: PredictPhoto, onResult: () => void): Batch {
  const results: PhotoResult[] = [];
  const queue = new PQueue({ concurrency: AT_ONCE });
  const pulse = createPulse();
  const stopper = new AbortController();
  const closed = Promise.withResolvers<void>();
  let open = true;
  const taken = new Set<number>();
  let next = 0;
  let expected = 0;

  const work = async (source: PhotoSource, index: number) => {
    if (stopper.signal.aborted) return;
    try {
      results.push(await predict(source, index, stopper.signal));
      onResult();
      pulse.beat();
    } catch (error) {
      batch.stop(asFault(error));
    }
  };
  const takePlace = (place: number | undefined): number => {
    while (taken.has(next)) next += 1;
    const index = place ?? next;
    if (taken.has(index)) throw takenAlready(index);
    taken.add(index);
    return index;
  };
  const end = () => {
    open = false;
    closed.resolve();
  };
  const whenDone = async () => {
    await closed.promise;
    await queue.onIdle();
    stopper.signal.throwIfAborted();
  };

  const batch: Batch = {
    results,
    get size() {
      return taken.size;
    },
    get total() {
      return Math.max(taken.size, expected);
    },
    expect(photos) {
      expected = photos;
    },
    async add(source, place) {
      stopper.signal.throwIfAborted();
      if (!open) throw closedAlready();
      const index = takePlace(place);
      void queue.add(() => work(source, index));
      await queue.onSizeLessThan(1);
      stopper.signal.throwIfAborted();
      return index;
    },
    close() {
      // Of those that did not come, such as files too large to send, there is nothing to wait for.
      if (open) expected = taken.size;
      end();
    },
    stop(reason) {
      stopper.abort(reason);
      end();
    },
    done: whenDone(),
    change: pulse.next,
    touch: pulse.beat,
  };
  return batch;
}

function closedAlready(): Fault {
  return new Fault('bad-request', 'This batch takes no more photos.', 'Open a new batch.', {
    details: { case: 'batch-closed' },
  });
}

function takenAlready(place: number): Fault {
  return new Fault('bad-request', `Photo ${place} of this batch is there already.`, 'Send each photo once.', {
    details: { case: 'batch-twice', place },
  });
}
