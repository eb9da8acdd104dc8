import type { Clock } from '../ports/clock.ts';
import type { Crew } from './crew.ts';

export interface RestParts {
  clock: Clock;
  /** Minutes without a photo after which it rests; 0: never. */
  minutes(): Promise<number>;
  /** Whether other programs may ask it: then it is never ended, because nobody would answer at its port. */
  open(): Promise<boolean>;
}

const LOOK_MS = 30_000;

/** Whether who answers photos may be ended now. `used`: when it was asked last, in milliseconds. */
export const mayRest = (facts: { now: number; used: number; minutes: number; busy: boolean; open: boolean }): boolean =>
  facts.minutes > 0 && !facts.open && !facts.busy && facts.now - facts.used >= facts.minutes * 60_000;

/** Ends who answers photos once nobody asked for a while, and starts it again for the next photo. */
export function restWhenUnused(crew: Crew, { clock, minutes, open }: RestParts): Crew {
  let used = clock.now().getTime();
  let underWay = 0;
  let resting = false;
  let watch: AbortController | undefined;

  const wake = () => {
    used = clock.now().getTime();
    if (!resting) return;
    resting = false;
    crew.start();
  };
  const look = async () => {
    const facts = { minutes: await minutes(), open: await open(), now: clock.now().getTime(), used };
    if (resting || !mayRest({ ...facts, busy: underWay > 0 })) return;
    resting = true;
    await crew.stop();
  };
  const keepLooking = async (signal: AbortSignal) => {
    while (!signal.aborted) {
      await clock.sleep(LOOK_MS, signal).catch(() => undefined);
      // Settings that cannot be read now are read the next time.
      if (!signal.aborted) await look().catch(() => undefined);
    }
  };
  const start = () => {
    wake();
    crew.start();
    if (watch) return;
    watch = new AbortController();
    void keepLooking(watch.signal);
  };

  return {
    ...crew,
    predictor: {
      async classify(photo, options) {
        wake();
        underWay += 1;
        try {
          return await crew.predictor.classify(photo, options);
        } finally {
          underWay -= 1;
          used = clock.now().getTime();
        }
      },
      health: () => crew.predictor.health(),
    },
    start,
    async ready() {
      wake();
      await crew.ready();
    },
    async restart() {
      resting = false;
      await crew.restart();
    },
    async admit(moved) {
      // Opened to others, it is to be there.
      if (await open()) wake();
      await crew.admit(moved);
    },
    async stop() {
      watch?.abort();
      watch = undefined;
      resting = false;
      await crew.stop();
    },
  };
}
