import type { MeadowEvent } from '../../contract/events.ts';

/** The project to which something happened; none where it is no project's. */
export function projectOf(event: MeadowEvent): string | undefined {
  if (event.type === 'live.changed') return event.change.project;
  return 'project' in event ? event.project : undefined;
}
