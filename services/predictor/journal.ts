import type { JournalEntry, JournalPage } from '../ports/predictor.ts';

/** The requests of others, numbered, until a core has read them. */
export interface Journal {
  record(entry: Omit<JournalEntry, 'number'>): void;
  /**
   * Entries above `after`, at once or when one comes, at most after `waitMs` or when `signal` is aborted; forgets all
   * up to `after`. An `after` that belongs to another boot counts as 0.
   */
  read(from: { boot: string | undefined; after: number }, waitMs: number, signal: AbortSignal): Promise<JournalPage>;
  /** Resolves when all that is kept was acknowledged, or after so long. */
  readOut(mostMs: number): Promise<void>;
  /** Lets everybody who waits go. */
  close(): void;
}

/** Entries in one reading. */
const MOST_AT_ONCE = 500;

/** What an entry costs: itself and its predictions. */
const weight = (entry: JournalEntry): number => 1 + entry.predictions.length;

/** Keeps at most `most` requests and predictions together in memory; the oldest go first. */
export function createJournal(boot: string, most: number): Journal {
  let entries: JournalEntry[] = [];
  let kept = 0;
  let last = 0;
  const closing = new AbortController();
  const waiting = new Set<() => void>();
  const empty = new Set<() => void>();
  const wake = () => {
    for (const resolve of waiting) resolve();
  };

  const drop = (count: number) => {
    const gone = entries.slice(0, count);
    kept -= gone.reduce((sum, entry) => sum + weight(entry), 0);
    entries = entries.slice(count);
    if (entries.length === 0) for (const resolve of empty) resolve();
  };

  const comes = (waitMs: number, signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      const ends = AbortSignal.any([signal, closing.signal, AbortSignal.timeout(waitMs)]);
      const done = () => {
        waiting.delete(done);
        ends.removeEventListener('abort', done);
        resolve();
      };
      waiting.add(done);
      ends.addEventListener('abort', done);
      if (ends.aborted) done();
    });

  return {
    record(entry) {
      last += 1;
      const numbered = { ...entry, number: last, request: { ...entry.request, id: last } };
      entries.push(numbered);
      kept += weight(numbered);
      while (kept > most && entries.length > 1) drop(1);
      wake();
    },
    async read(from, waitMs, signal) {
      const after = from.boot === undefined || from.boot === boot ? from.after : 0;
      drop(entries.filter(({ number }) => number <= after).length);
      if (entries.length === 0) await comes(waitMs, signal);
      return { boot, entries: entries.slice(0, MOST_AT_ONCE) };
    },
    readOut: (mostMs) =>
      new Promise((resolve) => {
        if (entries.length === 0) return resolve();
        const done = () => {
          clearTimeout(timer);
          empty.delete(done);
          resolve();
        };
        const timer = setTimeout(done, mostMs);
        empty.add(done);
      }),
    close: () => closing.abort(),
  };
}
