import { randomUUID } from 'node:crypto';
import { HOLD, holderOf } from '../domain/hold-name.ts';
import type { LeaseRecords } from '../ports/catalog/leases.ts';
import type { Clock } from '../ports/clock.ts';
import { another } from './faults.ts';

/** Far longer than a renewal takes, and short enough that a killed Meadow keeps nobody long. */
const HELD_MS = 10_000;
const RENEW_MS = 2500;
const WAIT_MS = 15_000;
const LOOK_MS = 250;

/**
 * Does the work while the project takes no changes, from whichever core (`held-catalog.ts`). It ends by itself where this
 * process is killed; so who goes on waits for that long. Throws `already-running` where another move goes on all the time.
 * `isHeld` keeps it for some seconds more; false where it was lost, such as while the computer slept.
 */
export async function whileHeld<T>(
  leases: LeaseRecords,
  clock: Clock,
  project: string,
  signal: AbortSignal,
  work: (isHeld: () => Promise<boolean>) => Promise<T>,
): Promise<T> {
  const owner = holderOf(project, randomUUID());
  for (let waited = 0; !(await leases.take(HOLD, owner, HELD_MS)); waited += LOOK_MS) {
    if (waited >= WAIT_MS) throw another();
    await clock.sleep(LOOK_MS, signal);
  }
  const isHeld = () => leases.renew(HOLD, owner, HELD_MS);
  const ended = new AbortController();
  const renewing = renew();
  try {
    return await work(isHeld);
  } finally {
    ended.abort();
    await renewing;
    await leases.release(HOLD, owner).catch(() => undefined);
  }

  async function renew() {
    while (!ended.signal.aborted) {
      await clock.sleep(RENEW_MS, ended.signal).catch(() => undefined);
      if (!ended.signal.aborted) await isHeld().catch(() => undefined);
    }
  }
}
