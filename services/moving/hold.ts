import { randomUUID } from 'node:crypto';
import { HOLD, holderOf } from '../domain/hold-name.ts';
import type { LeaseRecords } from '../ports/catalog/leases.ts';
import type { Clock } from '../ports/clock.ts';
import { another } from './faults.ts';

/** Far longer than a renewal takes, and short enough that a killed Meadow keeps nobody long. */
const HELD_MS = 20_000;
const RENEW_MS = 5000;

/**
 * Does the work while the project takes no changes, from whichever core (`held-catalog.ts`). It ends by itself where this
 * process is killed. Throws `already-running` where another project is held.
 */
export async function whileHeld<T>(
  leases: LeaseRecords,
  clock: Clock,
  project: string,
  work: () => Promise<T>,
): Promise<T> {
  const owner = holderOf(project, randomUUID());
  if (!(await leases.take(HOLD, owner, HELD_MS))) throw another();
  const ended = new AbortController();
  const renewing = renew();
  try {
    return await work();
  } finally {
    ended.abort();
    await renewing;
    await leases.release(HOLD, owner).catch(() => undefined);
  }

  async function renew() {
    while (!ended.signal.aborted) {
      await clock.sleep(RENEW_MS, ended.signal).catch(() => undefined);
      if (!ended.signal.aborted) await leases.renew(HOLD, owner, HELD_MS).catch(() => undefined);
    }
  }
}
