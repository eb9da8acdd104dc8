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
  /** While it rests, and is on its way to it: over when it has ended. */
  let rest: Promise<void> | undefined;
  let watch: AbortController | undefined;

  /** Waits until who rests has ended, and has the rest be over. True where it was, and nobody else has had it so. */
  const endRest = async (): Promise<boolean> => {
    const ending = rest;
    await ending;
    if (!ending || rest !== ending) return false;
    rest = undefined;
    return true;
  };
  const wake = async () => {
    used = clock.now().getTime();
    // A start before it has ended would change nothing, and the end come after it.
    if (await endRest()) crew.start();
  };
  const look = async () => {
    const facts = { minutes: await minutes(), open: await open(), now: clock.now().getTime(), used };
    if (rest || !mayRest({ ...facts, busy: underWay > 0 })) return;
    // What goes wrong at the end of it is no reason not to start it again.
    rest = crew.stop().catch(() => undefined);
    await rest;
  };
  const keepLooking = async (signal: AbortSignal) => {
    while (!signal.aborted) {
      await clock.sleep(LOOK_MS, signal).catch(() => undefined);
      // Settings that cannot be read now are read the next time.
      if (!signal.aborted) await look().catch(() => undefined);
    }
  };
  const start = () => {
    void wake();
    if (!rest) crew.start();
    if (watch) return;
    watch = new AbortController();
    void keepLooking(watch.signal);
  };

  return {
    ...crew,
    predictor: {
      async classify(photo, options) {
        underWay += 1;
        try {
          await wake();
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
      await wake();
      await crew.ready();
    },
    async restart() {
      await endRest();
      await crew.restart();
    },
    async admit(moved) {
      // Opened to others, it is to be there.
      if (await open()) await wake();
      await crew.admit(moved);
    },
    async stop() {
      watch?.abort();
      watch = undefined;
      await endRest();
      await crew.stop();
    },
  };
}
