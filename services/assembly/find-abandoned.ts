import type { Training } from '../training/training.ts';
import type { Ground } from './ground.ts';

/** The longest between two looks whether a core that trained has died, and the shortest. */
const LOOK_MS = 15_000;
const QUIET_MS = 1000;

export interface FindAbandonedParts extends Pick<Ground, 'clock' | 'events' | 'log' | 'place'> {
  training: Pick<Training, 'begin'>;
}

/** Marks the runs of cores that died, and follows those that go on by themselves: also as soon as one was begun. */
export async function findAbandoned(parts: FindAbandonedParts, signal: AbortSignal): Promise<void> {
  const { clock, events, log, place, training } = parts;
  let changed = Promise.withResolvers<void>();
  const hear = async () => {
    for await (const event of events.subscribe(signal))
      if (event.type === 'records.changed' && event.place === place) changed.resolve();
  };
  const hearing = hear();
  while (!signal.aborted) {
    // What changes during a look may have come too late for it.
    changed = Promise.withResolvers();
    await training.begin({ follow: true }).catch((thrown) => log.debug('Runs could not be looked at', { thrown }));
    await clock.sleep(QUIET_MS, signal).catch(() => undefined);
    const turn = new AbortController();
    const soon = changed.promise.then(() => turn.abort());
    await clock.sleep(LOOK_MS, AbortSignal.any([signal, turn.signal])).catch(() => undefined);
    changed.resolve();
    await soon;
  }
  await hearing;
}
