import type { Ground } from './ground.ts';
import type { Joined } from './joined.ts';

/**
 * Has what ships with Meadow there again once the last project has moved out of the stack, so that its own core has
 * something to show and to answer with. It hears of that from the records alone.
 */
export async function returnStarter(
  { catalog, closing, events, log }: Ground,
  { models }: Pick<Joined, 'models'>,
): Promise<void> {
  const end = new AbortController();
  closing.defer(() => end.abort());
  for await (const { type } of events.subscribe(end.signal)) {
    if (type !== 'records.changed') continue;
    try {
      if ((await catalog.projects.list()).length === 0) await models.begin();
    } catch (thrown) {
      if (!end.signal.aborted) log.warn('What ships with Meadow could not be brought back', { thrown });
    }
  }
}
