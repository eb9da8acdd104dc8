import { Fault } from '../domain/fault.ts';
import { runRounds } from '../jobs/rounds.ts';
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
const AT_ONCE = 200;

/** The tracker is there and will never take it. */
const isRefused = (thrown: unknown): boolean =>
  thrown instanceof Fault && ['bad-request', 'not-found'].includes(thrown.code);

/** Writes to a tracker what waits in a queue, in order, again and again until it ends. */
export function writeInTurn({ tracker, queue, clock, log, holdMs = HOLD_MS }: WriterParts): Writer {
  const holder = crypto.randomUUID();
  let isElsewhere = false;

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
  const rounds = runRounds({
    async round(signal) {
      while (!signal.aborted && (await writeNext()));
    },
    onFailure: (thrown) => log.warn('What runs measure waits until it can be written', { thrown }),
    clock,
  });

  return {
    nudge: rounds.nudge,
    get fault() {
      return rounds.fault;
    },
    get isElsewhere() {
      return isElsewhere;
    },
    async end() {
      await rounds.end();
      await queue.release(holder);
    },
  };
}
