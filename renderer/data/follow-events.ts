import type { MeadowEvent } from '../../contract/events.ts';
import type { Client } from '../transport/client.ts';
import { useConnection } from './connection.ts';
import { troubleOf } from './trouble.ts';

const LONGEST_WAIT_MS = 5000;
const AT_ONCE_MS = 100;

export interface FollowParts {
  /** Asks for what may have changed while nobody listened; with the signal of the line that was opened for what comes. */
  catchUp(line: AbortSignal): Promise<void>;
  take(event: MeadowEvent): void;
  /** Until then. */
  signal: AbortSignal;
}

/** Follows what happens in the core, over one line after the other, and says how the connection is. */
export async function followEvents(
  { system }: { system: Pick<Client['system'], 'events'> },
  { catchUp, take, signal }: FollowParts,
): Promise<void> {
  for (let failures = 0; !signal.aborted; failures += 1) {
    const over = new AbortController();
    const line = AbortSignal.any([signal, over.signal]);
    try {
      const events = await system.events(undefined, { signal: line });
      await catchUp(line);
      failures = 0;
      for await (const event of events) take(event);
    } catch (error) {
      // Nobody is there: the banner says so, and the next try follows. A session that is over does not come back.
      if (troubleOf(error).code === 'unauthorised') return useConnection.setState({ state: 'ended' });
    } finally {
      // Also where it was good, and what was asked meanwhile was not: the next try opens another one.
      over.abort();
    }
    if (signal.aborted) return;
    // A line that was good and ended is taken up again first: a browser drops all of them when a network changes.
    if (failures > 0) useConnection.setState({ state: 'lost' });
    await pause(failures === 0 ? AT_ONCE_MS : Math.min(LONGEST_WAIT_MS, 250 * 2 ** failures), signal);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
    useConnection.setState({ retry: done });
  });
}
