import { Fault } from '../domain/fault.ts';
import { LEASE_MS } from '../jobs/while-leased.ts';
import type { LeaseRecords } from '../ports/catalog/leases.ts';
import type { Clock } from '../ports/clock.ts';

/** Who trains a project, of all cores that work on its records. */
export interface TrainLeases {
  /** Takes it and keeps it until it is released; none where another core has it. */
  take(project: string): Promise<TrainLease | undefined>;
  isHeld(project: string): Promise<boolean>;
}

export interface TrainLease {
  /** Aborted where another core took it, because this computer slept. */
  lost: AbortSignal;
  release(): Promise<void>;
}

const nameOf = (project: string) => `train/${project}`;

export function createTrainLeases(leases: LeaseRecords, owner: string, clock: Clock): TrainLeases {
  const keep = async (name: string, signal: AbortSignal, lose: () => void) => {
    while (!signal.aborted) {
      await clock.sleep(LEASE_MS / 3, signal).catch(() => undefined);
      if (signal.aborted) return;
      // A store that is away for a moment gives it to nobody else either; it is taken again where its time was over.
      const held = await leases
        .renew(name, owner, LEASE_MS)
        .then((renewed) => renewed || leases.take(name, owner, LEASE_MS))
        .catch(() => true);
      if (!held) return lose();
    }
  };
  return {
    async take(project) {
      const name = nameOf(project);
      if (!(await leases.take(name, owner, LEASE_MS))) return undefined;
      const [ended, lost] = [new AbortController(), new AbortController()];
      const keeping = keep(name, ended.signal, () => lost.abort(takenOver()));
      return {
        lost: lost.signal,
        async release() {
          ended.abort();
          await keeping;
          await leases.release(name, owner).catch(() => undefined);
        },
      };
    },
    isHeld: async (project) => (await leases.holder(nameOf(project))) !== undefined,
  };
}

/** Where a core has its records alone. */
export const trainAlone: TrainLeases = {
  take: async () => ({ lost: new AbortController().signal, release: async () => undefined }),
  isHeld: async () => false,
};

const takenOver = (): Fault =>
  new Fault(
    'already-running',
    'Another Meadow has taken over this project while this computer slept.',
    'Look at its trainings, then go on with this one or start another.',
    { details: { case: 'taken-over' } },
  );
