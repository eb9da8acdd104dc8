import type { ApiRequest } from '../../contract/shapes/serving.ts';
import { asFault } from '../domain/fault.ts';
import type { JournalPart } from '../ports/catalog/journals.ts';
import type { PredictionRecord } from '../ports/catalog/predictions.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { JournalEntry, JournalPage, RunningPredictor } from '../ports/predictor.ts';

export interface JournalParts {
  /** Keeps the predictions of entries that are new, and how far they were taken; gives how many were. */
  take(part: JournalPart): Promise<number>;
  /** Told each request once. */
  onRequests(requests: ApiRequest[]): void;
  clock: Clock;
  log: Log;
}

/** Milliseconds a reading waits for something to come. */
const WAIT_MS = 20_000;
/** Between tries where the predictor or the disk does not answer. */
const PAUSE_MS = 1000;

export interface JournalReader {
  /** Reads on until the signal is aborted. */
  follow(signal: AbortSignal): Promise<void>;
  /** Reads a part of what is there now, and says how many entries it were; the next reading acknowledges them. */
  read(): Promise<number>;
  /** Reads what is there now, and acknowledges it. */
  finish(): Promise<void>;
}

/**
 * Takes over what a predictor was asked by others. An entry is acknowledged by the reading after the one that brought
 * it, so only when its predictions are kept. What was kept and not acknowledged comes again, and is known by its boot
 * and number: each is kept once, also where keeping fails at first, or this core is killed between the two.
 */
export function createJournalReader(predictor: Pick<RunningPredictor, 'journal'>, parts: JournalParts): JournalReader {
  let from: string | undefined;
  let kept = 0;
  let shown = 0;
  let last: Promise<unknown> = Promise.resolve();

  const take = async ({ boot, entries }: JournalPage) => {
    if (boot !== from) {
      from = boot;
      kept = 0;
      shown = 0;
    }
    const fresh = entries.filter(({ number }) => number > shown);
    shown = Math.max(shown, fresh.at(-1)?.number ?? 0);
    if (fresh.length > 0) parts.onRequests(fresh.map(({ request }) => request));
    const unkept = entries.filter(({ number }) => number > kept);
    if (unkept.length === 0) return;
    const numbered = unkept.map((entry) => ({ number: entry.number, predictions: recordsOf(entry) }));
    if (numbered.some(({ predictions }) => predictions.length > 0))
      await parts.take({ boot, entries: numbered, at: parts.clock.now() });
    kept = Math.max(kept, unkept.at(-1)!.number);
  };
  /** One after the other, so that no entry is taken twice. */
  const read = (waitMs: number, signal?: AbortSignal) => {
    const done = last
      .catch(() => undefined)
      .then(async () => {
        const page = await predictor.journal(kept, waitMs, signal);
        await take(page);
        return page.entries.length;
      });
    last = done;
    return done;
  };

  return {
    async follow(signal) {
      while (!signal.aborted) {
        try {
          await read(WAIT_MS, signal);
        } catch (error) {
          if (signal.aborted) return;
          parts.log.warn('The journal of the predictor cannot be taken over', { code: asFault(error).code });
          await parts.clock.sleep(PAUSE_MS, signal).catch(() => undefined);
        }
      }
    },
    read: () => read(0),
    async finish() {
      await read(0);
      await read(0); // acknowledges
    },
  };
}

function recordsOf({ request, predictions }: JournalEntry): PredictionRecord[] {
  return predictions.map(({ photo, hash, verdict: said, ms, light, sharpness }) => {
    const { version, verdict, label, scores, similarity, barelyKnown } = said;
    const name = photo || hash.slice(0, 12);
    return {
      at: new Date(request.at),
      photo: name,
      hash,
      version,
      verdict,
      label,
      scores,
      similarity,
      barelyKnown,
      origin: 'api',
      ms,
      light,
      sharpness,
    };
  });
}
