import { setTimeout } from 'node:timers/promises';
import type { Kysely, Transaction } from 'kysely';
import { Fault } from '../../domain/fault.ts';
import type { Schema } from './schema.ts';

/** The database let another change go first; nothing of this one is left, so it can be made again. */
export class GaveWay extends Fault {}

const TRIES = 5;
const PAUSE_MS = 20;

/** Does it again where it gave way to another change. */
export const again = async <T>(work: () => Promise<T>): Promise<T> => {
  for (let tried = 1; ; tried += 1) {
    try {
      return await work();
    } catch (thrown) {
      if (!(thrown instanceof GaveWay) || tried === TRIES) throw thrown;
      await setTimeout(PAUSE_MS * tried * Math.random());
    }
  }
};

/**
 * The one rule by which several cores change one catalog: **a change of more than one statement has the catalog to
 * itself.** What it reads stays true until it is done, and the keys it is given count up in the order in which changes
 * become visible, so that "the newest" and "before this id" mean what they say.
 *
 * SQLite has one writer: `begin immediate` waits for it. On PostgreSQL each transaction begins by taking one lock, which
 * its end gives back (see `postgres-driver.ts`). A change is some milliseconds long; reading never waits.
 *
 * A change of one statement takes no lock: it is whole by itself, by its keys and `on conflict`. So none of them may
 * rest on what was read before. `work` may run several times: it must touch nothing but the records.
 */
export const change = <T>(db: Kysely<Schema>, work: (transaction: Transaction<Schema>) => Promise<T>): Promise<T> =>
  again(() => db.transaction().execute(work));
