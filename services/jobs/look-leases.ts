import { Fault } from '../domain/fault.ts';
import type { LeaseRecords } from '../ports/catalog/leases.ts';
import type { Clock } from '../ports/clock.ts';
import { LEASE_MS } from './while-leased.ts';

/** Does what decides on a project's triggers while nobody else does, on whatever computer. */
export type Alone = <T>(project: string, work: () => Promise<T>) => Promise<T>;

/** Where a core has its records alone, it is enough that it does one thing after another. */
export const byItself: Alone = (_project, work) => work();

/** Between two questions whether it is free. */
const ASK_MS = 200;
/** A look takes a second or two; one whose program was killed is over after the time of its lease. */
const PATIENCE_MS = 2 * LEASE_MS;

export function createLookLeases(leases: LeaseRecords, owner: string, clock: Clock): Alone {
  const take = async (name: string) => {
    const until = performance.now() + PATIENCE_MS;
    while (!(await leases.take(name, owner, LEASE_MS))) {
      if (performance.now() > until) throw busy();
      await clock.sleep(ASK_MS);
    }
  };
  const keep = async (name: string, signal: AbortSignal) => {
    while (!signal.aborted) {
      await clock.sleep(LEASE_MS / 3, signal).catch(() => undefined);
      if (!signal.aborted) await leases.renew(name, owner, LEASE_MS).catch(() => undefined);
    }
  };
  return async (project, work) => {
    const name = `look/${project}`;
    await take(name);
    const ended = new AbortController();
    const keeping = keep(name, ended.signal);
    try {
      return await work();
    } finally {
      ended.abort();
      await keeping;
      await leases.release(name, owner).catch(() => undefined);
    }
  };
}

const busy = (): Fault =>
  new Fault('store-busy', 'Another Meadow looks at the triggers of this project.', 'Try again in a minute.');
