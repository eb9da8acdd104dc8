import { asFault, type Fault } from '../domain/fault.ts';
import { hashOfSeenKey, SEEN, seenKey } from '../domain/object-keys.ts';
import { runRounds } from '../jobs/rounds.ts';
import type { PredictionRecord } from '../ports/catalog/predictions.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { WriteQueue } from '../ports/write-queue.ts';
import { packPredictions, predictionsIn } from './packed-predictions.ts';

export interface OutboxParts {
  /** On this machine. */
  queue: WriteQueue;
  /** On this machine: photos that are to be kept. */
  photos: ObjectStore;
  /** The history they go to; none while it is away. */
  history(): Promise<OutboxHistory | undefined>;
  clock: Clock;
  log: Log;
}

/** Where they go. */
export interface OutboxHistory {
  /** Takes the writes of that queue that it has not taken yet, all or nothing; `number` counts upwards. */
  take(queue: string, writes: { number: number; predictions: PredictionRecord[] }[]): Promise<void>;
  keepPhoto(hash: string, bytes: Uint8Array): Promise<void>;
}

/** Predictions on their way to a history that may be slow or away: nobody who asks for a verdict waits for it. */
export interface Outbox {
  /** Returns once they would survive the end of the process. */
  record(predictions: readonly PredictionRecord[]): Promise<void>;
  keepPhoto(hash: string, bytes: Uint8Array): Promise<void>;
  /** How many writes wait, and why they cannot be made now. */
  state(): Promise<{ count: number; since?: Date; fault?: Fault }>;
  /** Ends the writing; what waits is written by whoever opens the queue next. */
  close(): Promise<void>;
}

const RUN = 'predictions';
const AT_ONCE = 100;
/** Milliseconds for which one process alone writes. */
const HOLD_MS = 60_000;

/** The history is there and will never take it. */
const isRefused = (fault: Fault) => ['bad-request', 'not-found', 'model-missing'].includes(fault.code);

export function createOutbox({ queue, photos, history, clock, log }: OutboxParts): Outbox {
  const holder = crypto.randomUUID();

  const take = async (to: OutboxHistory, writes: Parameters<OutboxHistory['take']>[1]): Promise<void> =>
    to.take(queue.name, writes).catch(async (thrown: unknown) => {
      if (!isRefused(asFault(thrown))) throw thrown;
      // What is refused is left out, and nothing else.
      if (writes.length > 1) for (const one of writes) await take(to, [one]);
      else log.error('Predictions were not taken into the history', { thrown });
    });
  const writeNext = async (to: OutboxHistory): Promise<boolean> => {
    if (!(await queue.hold(holder, HOLD_MS))) return false;
    const waiting = await queue.next(AT_ONCE);
    if (waiting.length === 0) return false;
    await take(
      to,
      waiting.map(({ id, body }) => ({ number: id, predictions: predictionsIn(body) })),
    );
    await queue.done(waiting.map(({ id }) => id));
    return true;
  };
  const bringPhotos = async (to: OutboxHistory, signal: AbortSignal) => {
    for await (const { key } of photos.list(SEEN)) {
      signal.throwIfAborted();
      await to.keepPhoto(hashOfSeenKey(key), await photos.get(key));
      await photos.remove(key);
    }
  };
  const rounds = runRounds({
    async round(signal) {
      const to = await history();
      if (!to) return;
      while (!signal.aborted && (await writeNext(to)));
      await bringPhotos(to, signal);
    },
    onFailure: (thrown) => log.warn('Predictions wait until they can be written', { thrown }),
    clock,
  });

  return {
    async record(predictions) {
      if (predictions.length === 0) return;
      await queue.add({ run: RUN, kind: RUN, body: packPredictions(predictions) });
      rounds.nudge();
    },
    keepPhoto: (hash, bytes) => photos.put(seenKey(hash), bytes),
    async state() {
      const { fault } = rounds;
      return { ...(await queue.waiting()), ...(fault && { fault }) };
    },
    async close() {
      await rounds.end();
      await queue.release(holder);
      await queue.close();
    },
  };
}
