import { followRegistry } from '../models/follow-registry.ts';
import { createReconcileRegistry } from '../models/reconcile-registry.ts';
import type { Ground } from './ground.ts';
import { eventsOf } from './places/events-of.ts';

/** Has the registry follow the catalog, where there is one, until the signal is aborted. */
export async function followShown(ground: Ground, signal: AbortSignal): Promise<void> {
  const { catalog, clock, log, emit, shown } = ground;
  if (!shown) return;
  const registry = createReconcileRegistry({ catalog, clock, emit, ...shown });
  const projects = async () => (await catalog.projects.list()).map(({ id }) => id);
  await followRegistry({ registry, projects, events: eventsOf(ground, signal), clock, log, signal });
}
