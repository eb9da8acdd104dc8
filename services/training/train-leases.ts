import { LEASE_MS } from '../jobs/while-leased.ts';
import type { LeaseRecords } from '../ports/catalog/leases.ts';
import type { Clock } from '../ports/clock.ts';

/** Who trains a project, of all cores that work on its records. */
export interface TrainLeases {
  /** Takes it and keeps it until what this gives is called; none where another core has it. */
  take(project: string): Promise<(() => Promise<void>) | undefined>;
  isHeld(project: string): Promise<boolean>;
}

const nameOf = (project: string) => `train/${project}`;

export function createTrainLeases(leases: LeaseRecords, owner: string, clock: Clock): TrainLeases {
  const keep = async (name: string, signal: AbortSignal) => {
    while (!signal.aborted) {
      await clock.sleep(LEASE_MS / 3, signal).catch(() => undefined);
      // A store that is away for a moment gives it to nobody else either; it is taken again where its time was over.
      if (!signal.aborted)
        await leases
          .renew(name, owner, LEASE_MS)
          .then((held) => held || leases.take(name, owner, LEASE_MS))
          .catch(() => false);
    }
  };
  return {
    async take(project) {
      const name = nameOf(project);
      if (!(await leases.take(name, owner, LEASE_MS))) return undefined;
      const ended = new AbortController();
      const keeping = keep(name, ended.signal);
      return async () => {
        ended.abort();
        await keeping;
        await leases.release(name, owner).catch(() => undefined);
      };
    },
    isHeld: async (project) => (await leases.holder(nameOf(project))) !== undefined,
  };
}

/** Where a core has its records alone. */
export const trainAlone: TrainLeases = { take: async () => async () => undefined, isHeld: async () => false };
