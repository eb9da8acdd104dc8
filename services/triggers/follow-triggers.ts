import type { MeadowEvent } from '../../contract/events.ts';
import { projectOf } from '../events/project-of.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Triggers } from './triggers.ts';

export interface FollowParts {
  triggers: Pick<Triggers, 'projects' | 'look' | 'photosChanged'>;
  events: AsyncIterable<MeadowEvent>;
  clock: Clock;
  log: Log;
  signal: AbortSignal;
}

/**
 * The longest between two looks: timers do not count while a machine sleeps, the clock may be set, and the cable may be
 * pulled, and nothing tells of it.
 */
const MOST_MS = 60_000;
/** So long after something happened it is looked at: more may follow. */
const QUIET_MS = 3500;

/**
 * Looks at the triggers of all projects: from minute to minute, when one is due, when something happened, and at once
 * when the machine woke: a training that was due meanwhile begins. Resolves
 * when the signal is aborted and no look is under way any more: none begins a training after that.
 */
export async function followTriggers(parts: FollowParts): Promise<void> {
  const { clock, signal } = parts;
  let rest = new AbortController();
  const heeding = heed(parts, () => rest.abort());
  while (!signal.aborted) {
    rest = new AbortController();
    const next = await lookAtAll(parts);
    const wait = next ? Math.max(1000, next.getTime() - clock.now().getTime()) : MOST_MS;
    await clock.sleep(Math.min(wait, MOST_MS), AbortSignal.any([signal, rest.signal])).catch(() => undefined);
  }
  await heeding;
}

/** When the first of them is to be looked at again. */
async function lookAtAll(parts: FollowParts): Promise<Date | undefined> {
  const { triggers, signal } = parts;
  let first: Date | undefined;
  try {
    for (const project of await triggers.projects()) {
      if (signal.aborted) break;
      const next = await triggers.look(project, signal).catch((thrown: unknown) => note(parts, project, thrown));
      if (next && (!first || next < first)) first = next;
    }
  } catch (thrown) {
    note(parts, 'all', thrown);
  }
  return first;
}

/**
 * Looks at a project soon after something happened to it, and tells when the machine woke; resolves when there are no
 * events and no looks any more.
 */
async function heed({ triggers, events, clock, signal, ...parts }: FollowParts, onWake: () => void): Promise<void> {
  const waiting = new Map<string, AbortController>();
  const looks = new Set<Promise<unknown>>();
  for await (const event of events) {
    if (event.type === 'machine.woke') onWake();
    const project = OF_INTEREST.has(event.type) ? projectOf(event) : undefined;
    if (project === undefined) continue;
    if (event.type === 'photos.changed') triggers.photosChanged(project);
    waiting.get(project)?.abort();
    const turn = new AbortController();
    waiting.set(project, turn);
    const looked = clock
      .sleep(QUIET_MS, AbortSignal.any([signal, turn.signal]))
      .then(() => triggers.look(project, signal))
      .catch((thrown: unknown) => {
        if (!turn.signal.aborted) note({ ...parts, signal }, project, thrown);
      })
      .finally(() => {
        if (waiting.get(project) === turn) waiting.delete(project);
        looks.delete(looked);
      });
    looks.add(looked);
  }
  await Promise.all(looks);
}

const OF_INTEREST: ReadonlySet<MeadowEvent['type']> = new Set([
  'photos.changed',
  'corrections.changed',
  'run.changed',
  'triggers.changed',
  'live.changed',
]);

function note({ log, signal }: Pick<FollowParts, 'log' | 'signal'>, project: string, thrown: unknown): undefined {
  if (!signal.aborted) log.warn('The triggers could not be looked at', { project, thrown });
}
