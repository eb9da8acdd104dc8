import type { MeadowEvent } from '../../contract/events.ts';
import type { Job } from '../../contract/shapes/job.ts';
import type { Checks } from '../checks/checks.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';

export interface CheckNewPhotosParts {
  events: AsyncIterable<MeadowEvent>;
  checks: Pick<Checks, 'isDue' | 'start'>;
  jobs: { list(): Pick<Job, 'kind' | 'state'>[] };
  clock: Clock;
  log: Log;
  signal: AbortSignal;
}

/** So long nothing changes before the photos are looked at: whoever adds some may add more. */
const QUIET_MS = 4000;

/** Work that a check would only slow down, or that brings more photos. */
const BUSY = new Set(['add', 'train', 'check']);

/** Looks at a project's photos by itself after some were added: when it has become quiet, and nothing larger runs. */
export async function checkNewPhotos({ events, checks, jobs, clock, log, signal }: CheckNewPhotosParts): Promise<void> {
  const waiting = new Map<string, AbortController>();

  const isBusy = () => jobs.list().some(({ kind, state }) => state === 'running' && BUSY.has(kind));
  const wait = async (project: string, turn: AbortSignal) => {
    do await clock.sleep(QUIET_MS, AbortSignal.any([signal, turn]));
    while (isBusy());
    const due = await checks.isDue(project);
    turn.throwIfAborted();
    if (due) await checks.start({ project });
  };

  for await (const event of events) {
    if (event.type !== 'photos.changed') continue;
    const { project } = event;
    waiting.get(project)?.abort();
    const turn = new AbortController();
    waiting.set(project, turn);
    wait(project, turn.signal)
      .catch((thrown: unknown) => {
        if (!signal.aborted && !turn.signal.aborted) log.warn('New photos were not checked', { project, thrown });
      })
      .finally(() => {
        if (waiting.get(project) === turn) waiting.delete(project);
      });
  }
}
