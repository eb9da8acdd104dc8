import type { MeadowEvent } from '../../contract/events.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Monitoring } from './monitoring.ts';

export interface FollowParts {
  monitoring: Pick<Monitoring, 'look'>;
  events: AsyncIterable<MeadowEvent>;
  clock: Clock;
  log: Log;
  signal: AbortSignal;
}

/** Between two looks at most: that nothing was asked for long makes no event. */
const MOST_MS = 60_000;
/** Between two looks at least, however many photos come. */
const LEAST_MS = 3000;

const OF_INTEREST: ReadonlySet<MeadowEvent['type']> = new Set([
  'predictions.made',
  'predictions.removed',
  'corrections.changed',
  'live.changed',
]);

/** Looks at the alerts of all projects from minute to minute, and soon after something happened. */
export async function followAlerts({ monitoring, events, clock, log, signal }: FollowParts): Promise<void> {
  let happened = Promise.withResolvers<void>();
  const heed = async () => {
    for await (const { type } of events) if (OF_INTEREST.has(type)) happened.resolve();
  };
  void heed();
  while (!signal.aborted) {
    happened = Promise.withResolvers<void>();
    await monitoring.look().catch((thrown: unknown) => {
      if (!signal.aborted) log.warn('The alerts could not be looked at', { thrown });
    });
    await clock.sleep(LEAST_MS, signal).catch(() => undefined);
    const ends = new AbortController();
    const wait = clock.sleep(MOST_MS - LEAST_MS, AbortSignal.any([signal, ends.signal])).catch(() => undefined);
    await Promise.race([happened.promise, wait]);
    ends.abort();
  }
}
