import type { LeaseRecords } from '../ports/catalog/leases.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';

export interface LeasedParts {
  leases: LeaseRecords;
  name: string;
  /** A name nobody else gives himself. */
  owner: string;
  clock: Clock;
  log: Log;
  signal: AbortSignal;
}

/** Milliseconds until what a core held that died is taken by another. */
export const LEASE_MS = 30_000;
const RENEW_MS = LEASE_MS / 3;

/**
 * Has the work done while this core, of all that work on the records, holds the lease, again and again until the signal
 * is aborted. The work ends when its own signal is aborted, which comes well before another core may begin.
 */
export async function whileLeased(parts: LeasedParts, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const { leases, name, owner, clock, log, signal } = parts;
  let told = false;
  while (!signal.aborted) {
    const held = await leases.take(name, owner, LEASE_MS).catch((thrown: unknown) => {
      if (!told && !signal.aborted) log.warn('A lease could not be asked for', { name, thrown });
      told = true;
      return false;
    });
    if (held) {
      told = false;
      await whileHeld(parts, work);
    } else await clock.sleep(RENEW_MS, signal).catch(() => undefined);
  }
}

async function whileHeld(
  { leases, name, owner, clock, signal }: LeasedParts,
  work: (signal: AbortSignal) => Promise<void>,
) {
  const lost = new AbortController();
  const either = AbortSignal.any([signal, lost.signal]);
  const working = work(either).finally(() => lost.abort());
  for (let held = true; held && !either.aborted; ) {
    await clock.sleep(RENEW_MS, either).catch(() => undefined);
    // Who cannot ask may have lost it.
    if (!either.aborted) held = await leases.renew(name, owner, LEASE_MS).catch(() => false);
  }
  lost.abort();
  await working;
  await leases.release(name, owner).catch(() => undefined);
}
