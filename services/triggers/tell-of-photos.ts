import type { MeadowEvent } from '../../contract/events.ts';
import type { RunsOn } from '../../contract/shapes/run.ts';
import { projectOf } from '../events/project-of.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { PipelineClock } from '../ports/pipeline-clock.ts';

export interface TellParts {
  events: AsyncIterable<MeadowEvent>;
  pipelines: Pick<PipelineClock, 'tellOfPhotos'>;
  /** Whose clock the triggers of a project go by. */
  chosen(project: string): Promise<RunsOn>;
  catalog: Pick<Catalog, 'triggers'>;
  clock: Clock;
  log: Log;
  signal: AbortSignal;
}

/** So long after photos came it is told: more may follow. */
const QUIET_MS = 3500;

/**
 * Tells whose clock the triggers go by when photos of such a project changed, and when a training ended for which one
 * waits. Nobody waits for it, and nothing is lost where it is away: it looks by itself some minutes later.
 */
export async function tellOfPhotos({ events, clock, log, signal, ...parts }: TellParts): Promise<void> {
  let turn = new AbortController();
  const telling = new Set<Promise<unknown>>();
  const tell = async (until: AbortSignal) => {
    await clock.sleep(QUIET_MS, AbortSignal.any([signal, until]));
    await parts.pipelines.tellOfPhotos();
  };
  const concerns = async (event: MeadowEvent): Promise<boolean> => {
    if (event.type !== 'photos.changed' && event.type !== 'run.changed') return false;
    const project = projectOf(event);
    if (project === undefined || (await parts.chosen(project)) !== 'stack') return false;
    return event.type === 'photos.changed' || (await parts.catalog.triggers.memory(project)).queued !== undefined;
  };
  for await (const event of events) {
    if (!(await concerns(event).catch(() => false))) continue;
    turn.abort();
    turn = new AbortController();
    const until = turn.signal;
    const told = tell(until)
      .catch((thrown: unknown) => {
        if (!signal.aborted && !until.aborted) log.debug('Airflow was not told of photos', { thrown });
      })
      .finally(() => telling.delete(told));
    telling.add(told);
  }
  await Promise.all(telling);
}
