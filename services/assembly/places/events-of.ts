import type { MeadowEvent } from '../../../contract/events.ts';
import { projectOf } from '../../events/project-of.ts';
import type { Ground } from '../ground.ts';

/**
 * What happens to the projects of a place. Where another core changed something, it is not told what: then any of the
 * projects may have been corrected.
 */
export async function* eventsOf(
  { events, places, place, catalog }: Ground,
  signal: AbortSignal,
): AsyncGenerator<MeadowEvent> {
  for await (const event of events.subscribe(signal)) {
    const project = projectOf(event);
    if (project === undefined || (await places.of(project)) === place) yield event;
    if (event.type !== 'records.changed' || event.place !== place) continue;
    const projects = await catalog.projects.list().catch(() => []);
    for (const { id } of projects) yield { type: 'corrections.changed', project: id };
  }
}
