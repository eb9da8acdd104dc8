import type { Clock } from '../ports/clock.ts';

/** Progress is told at most this often, in milliseconds. */
const EVERY_MS = 200;

export interface Ticker {
  /** Something changed: it is told at once where it is urgent, else with the next tick. */
  tick(urgent: boolean): void;
}

/** Bundles many small changes into a few calls of `tell`; the last change is always told. */
export const createTicker = (clock: Clock, tell: () => void, everyMs = EVERY_MS): Ticker => {
  let pause: AbortController | undefined;

  const tellNow = () => {
    pause?.abort();
    pause = undefined;
    tell();
  };
  const tellLater = async () => {
    const own = new AbortController();
    pause = own;
    await clock.sleep(everyMs, own.signal).catch(() => undefined);
    if (pause === own) tellNow();
  };

  return {
    tick(urgent) {
      if (urgent) tellNow();
      else if (!pause) void tellLater();
    },
  };
};
