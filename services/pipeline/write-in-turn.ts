import { asFault, Fault } from '../domain/fault.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Tracker } from '../ports/tracker.ts';
import type { KeptWrite, WriteQueue } from '../ports/write-queue.ts';
import { together, writeTogether } from './queued-writes.ts';

export interface WriterParts {
  tracker: Tracker;
  queue: WriteQueue;
  clock: Clock;
  log: Log;
  /** Milliseconds for which one process alone writes, unless it says so again. */
  holdMs?: number;
}

export interface Writer {
  /** There is something to write. */
  nudge(): void;
  /** What is wrong, where the tracker takes nothing now. */
  readonly fault: Fault | undefined;
  /** Whether another process writes now. */
  readonly isElsewhere: boolean;
  end(): Promise<void>;
}

const HOLD_MS = 30_000;
/** Looks for what other processes left, and tries again where the tracker was away: sooner, then later. */
const IDLE_MS = 2000;
const PAUSES_MS = [500, 1000, 2000, 5000];
const AT_ONCE = 200;

/** The tracker is there and will never take it. */
const isRefused = (thrown: unknown): boolean =>
  thrown instanceof Fault && ['bad-request', 'not-found'].includes(thrown.code);

/** Writes to a tracker what waits in a queue, in order, again and again until it ends. */
export function writeInTurn({ tracker, queue, clock, log, holdMs = HOLD_MS }: WriterParts): Writer {
  const holder = crypto.randomUUID();
  const ended = new AbortController();
  let nudged = Promise.withResolvers<void>();
  let isElsewhere = false;
  let failures = 0;
  let fault: Fault | undefined;

  const hold = () => queue.hold(holder, holdMs);
  const whileHeld = async (work: () => Promise<void>) => {
    // Where it cannot be held longer, what comes next says so.
    const again = setInterval(() => void hold().catch(() => undefined), holdMs / 3);
    await work().finally(() => clearInterval(again));
  };
  /** What is refused is left out; of several, those that are refused. */
  const write = async (writes: readonly KeptWrite[]): Promise<void> => {
    await writeTogether(tracker, writes).catch(async (thrown: unknown) => {
      if (!isRefused(thrown)) throw thrown;
      if (writes.length > 1) for (const one of writes) await write([one]);
      else log.error('What a run measured was not taken', { run: writes[0]!.run, kind: writes[0]!.kind, thrown });
    });
  };
  /** Writes what is first; false where nothing waits, or another process is at it. */
  const writeNext = async (): Promise<boolean> => {
    isElsewhere = !(await hold());
    if (isElsewhere) return false;
    const same = together(await queue.next(AT_ONCE));
    const first = same[0];
    if (!first) return false;
    await whileHeld(() => write(same));
    if (first.kind === 'remove') await queue.forget(first.run, first.id);
    else await queue.done(same.map(({ id }) => id));
    return true;
  };
  const writeAll = async () => {
    try {
      while (!ended.signal.aborted && (await writeNext()));
      failures = 0;
      fault = undefined;
    } catch (thrown) {
      if (ended.signal.aborted) return;
      if (failures === 0) log.warn('What runs measure waits until it can be written', { thrown });
      failures += 1;
      fault = asFault(thrown);
    }
  };
  const goOn = async () => {
    while (!ended.signal.aborted) {
      nudged = Promise.withResolvers();
      await writeAll();
      const pause = PAUSES_MS[Math.min(failures, PAUSES_MS.length) - 1];
      const over = new AbortController();
      const rest = clock.sleep(pause ?? IDLE_MS, AbortSignal.any([ended.signal, over.signal])).catch(() => undefined);
      // While the tracker is away, more to write is no reason to try sooner.
      await (pause === undefined ? Promise.race([rest, nudged.promise]) : rest);
      over.abort();
    }
  };
  const going = goOn();

  return {
    nudge: () => nudged.resolve(),
    get fault() {
      return fault;
    },
    get isElsewhere() {
      return isElsewhere;
    },
    async end() {
      ended.abort();
      await going;
      await queue.release(holder);
    },
  };
}
