import { asFault, type Fault } from '../domain/fault.ts';
import type { Clock } from '../ports/clock.ts';

/** Looks for what other processes left, and tries again where it failed: sooner, then later. */
const IDLE_MS = 2000;
const PAUSES_MS = [500, 1000, 2000, 5000];

export interface RoundsParts {
  /** Does all there is to do. */
  round(signal: AbortSignal): Promise<void>;
  /** Told of the first of failures in a row. */
  onFailure(thrown: unknown): void;
  clock: Clock;
}

/** Work that is done again and again, at once when it is asked for. */
export interface Rounds {
  /** There is something to do. */
  nudge(): void;
  /** Why the last round failed, where it did. */
  readonly fault: Fault | undefined;
  /** Resolves when no round is under way, and begins none any more. */
  end(): Promise<void>;
}

/** Begins at once. After a round that failed, being asked is no reason to try sooner. */
export function runRounds({ round, onFailure, clock }: RoundsParts): Rounds {
  const ended = new AbortController();
  const { signal } = ended;
  let nudged = Promise.withResolvers<void>();
  let failures = 0;
  let fault: Fault | undefined;

  const tryRound = async () => {
    try {
      await round(signal);
      failures = 0;
      fault = undefined;
    } catch (thrown) {
      if (signal.aborted) return;
      if (failures === 0) onFailure(thrown);
      failures += 1;
      fault = asFault(thrown);
    }
  };
  const goOn = async () => {
    while (!signal.aborted) {
      nudged = Promise.withResolvers();
      await tryRound();
      const pause = PAUSES_MS[Math.min(failures, PAUSES_MS.length) - 1];
      const over = new AbortController();
      const rest = clock.sleep(pause ?? IDLE_MS, AbortSignal.any([signal, over.signal])).catch(() => undefined);
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
    async end() {
      ended.abort();
      await going;
    },
  };
}
