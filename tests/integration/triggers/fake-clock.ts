import type { Clock } from '../../../services/ports/clock.ts';

interface Sleeper {
  at: number;
  wake(): void;
}

export interface FakeClock extends Clock {
  /** Sets the time, forwards or back; who slept until then wakes. */
  set(moment: string | Date): void;
  /** Lets time pass. */
  pass(ms: number): void;
  /** The machine itself sleeps until then: timers do not count meanwhile. */
  stand(until: string): void;
  /** How many sleep. */
  sleepers(): number;
}

/** A clock that stands still until it is told otherwise. */
export function createFakeClock(start: string): FakeClock {
  let now = new Date(start).getTime();
  let sleeping: Sleeper[] = [];
  const set = (moment: number) => {
    now = moment;
    const awake = sleeping.filter(({ at }) => at <= now);
    sleeping = sleeping.filter(({ at }) => at > now);
    for (const { wake } of awake) wake();
  };
  return {
    now: () => new Date(now),
    set: (moment) => set(new Date(moment).getTime()),
    pass: (ms) => set(now + ms),
    stand(until) {
      const gone = new Date(until).getTime() - now;
      now += gone;
      for (const sleeper of sleeping) sleeper.at += gone;
    },
    sleepers: () => sleeping.length,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        signal?.throwIfAborted();
        const sleeper = { at: now + ms, wake: resolve };
        sleeping.push(sleeper);
        signal?.addEventListener('abort', () => {
          sleeping = sleeping.filter((one) => one !== sleeper);
          reject(signal.reason);
        });
      }),
  };
}
