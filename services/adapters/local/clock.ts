import { setTimeout } from 'node:timers/promises';
import type { Clock } from '../../ports/clock.ts';

/** The longest a timer can wait; above that it fires at once. */
const LONGEST_MS = 2 ** 31 - 1;

const pause = async (ms: number, signal: AbortSignal | undefined) => {
  try {
    await setTimeout(ms, undefined, signal && { signal });
  } catch (thrown) {
    throw signal?.aborted ? signal.reason : thrown;
  }
};

/** The time of this machine. */
export const systemClock: Clock = {
  now: () => new Date(),
  async sleep(ms, signal) {
    let left = ms;
    for (; left > LONGEST_MS; left -= LONGEST_MS) await pause(LONGEST_MS, signal);
    await pause(left, signal);
  },
};
