import { isDeepStrictEqual } from 'node:util';
import PQueue from 'p-queue';
import type { PublicAccess, Shelf } from '../../../contract/shapes/predictor.ts';
import { asFault } from '../../domain/fault.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { within } from './at-most.ts';

/** What every replica is told. */
export interface Orders {
  shelf: Shelf;
  access: PublicAccess;
}

export interface OrdersParts {
  /** The models to serve now. */
  shelf(): Promise<Shelf>;
  /** Changes when another version is live: asked often, where the shelf would be too much. */
  liveMark(): Promise<string>;
  access(): Promise<PublicAccess>;
  clock: Clock;
  log: Log;
}

/** What the replicas are to be told, as it is known. */
export interface OrdersHolder {
  /** None before it was known once, or while there is no model. */
  readonly now: Orders | undefined;
  /**
   * Looks whether it is still so: at all where `fresh`, else where another version is live or it is long ago. Gives
   * whether it is otherwise now. Where the records are away it stays as it is.
   */
  renew(fresh: boolean): Promise<boolean>;
}

/** For what is a moment's work. */
const SOON_MS = 3000;
const ANEW_MS = 60_000;

export function holdOrders({ shelf, liveMark, access, clock, log }: OrdersParts): OrdersHolder {
  /** One after the other, so that the last to begin is the last to say. */
  const turns = new PQueue({ concurrency: 1 });
  let now: Orders | undefined;
  let known: { mark: string; shelf: Shelf; at: number } | undefined;

  const read = async (fresh: boolean) => {
    const mark = await within(clock, SOON_MS, liveMark());
    const at = clock.now().getTime();
    if (fresh || known?.mark !== mark || at - known.at > ANEW_MS) known = { mark, shelf: await shelf(), at };
    return known.shelf;
  };
  return {
    get now() {
      return now;
    },
    renew: (fresh) =>
      turns.add(async () => {
        try {
          const there = await read(fresh);
          if (there.models.length === 0) return false;
          const next = { shelf: there, access: await access() };
          if (isDeepStrictEqual(next, now)) return false;
          now = next;
          return true;
        } catch (error) {
          log.info('What to serve cannot be read', { code: asFault(error).code });
          return false;
        }
      }),
  };
}
