import { followRegistry } from '../models/follow-registry.ts';
import type { Ground } from './ground.ts';
import type { Joined } from './joined.ts';
import { eventsOf } from './places/events-of.ts';

/** Has the registry follow the catalog, where there is one, until the signal is aborted. */
export async function followShown(ground: Ground, { models }: Joined, signal: AbortSignal): Promise<void> {
  const { catalog, clock, log, shown } = ground;
  if (!shown) return;
  const projects = async () => (await catalog.projects.list()).map(({ id }) => id);
  await followRegistry({ registry: models, projects, events: eventsOf(ground, signal), clock, log, signal });
}
