import type { MeadowEvent } from '../../contract/events.ts';
import { asFault } from '../domain/fault.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';

export interface FollowRegistryParts {
  registry: { reconcile(project: string): Promise<unknown> };
  /** The projects that live where the registry is. */
  projects(): Promise<readonly string[]>;
  events: AsyncIterable<MeadowEvent>;
  clock: Clock;
  log: Log;
  signal: AbortSignal;
}

/** An alias that is moved by hand is put back within 5 s: this, and the time a look takes. */
const MOST_MS = 2500;

const OF_INTEREST: ReadonlySet<MeadowEvent['type']> = new Set([
  'live.changed',
  'version.registered',
  'version.removed',
]);

/**
 * Has the registry follow the catalog, every few seconds and at once when something happened to a version. Resolves when
 * the signal is aborted and no look is under way.
 */
export async function followRegistry(parts: FollowRegistryParts): Promise<void> {
  const { events, clock, signal } = parts;
  let happened = Promise.withResolvers<void>();
  const heeding = (async () => {
    for await (const { type } of events) if (OF_INTEREST.has(type)) happened.resolve();
  })();
  let failing = new Map<string, string>();
  while (!signal.aborted) {
    happened = Promise.withResolvers();
    failing = await lookAtAll(parts, failing);
    const over = new AbortController();
    const rest = clock.sleep(MOST_MS, AbortSignal.any([signal, over.signal])).catch(() => undefined);
    await Promise.race([rest, happened.promise]);
    over.abort();
  }
  await heeding;
}

/** Looks at each project; gives what is wrong with which, and tells it once. */
async function lookAtAll(parts: FollowRegistryParts, before: Map<string, string>): Promise<Map<string, string>> {
  const { registry, projects, log, signal } = parts;
  const failing = new Map<string, string>();
  const failed = (project: string) => (thrown: unknown) => {
    const { code } = asFault(thrown);
    if (!signal.aborted && before.get(project) !== code)
      log.warn('The model registry does not follow', { project, thrown });
    failing.set(project, code);
  };
  const all = await projects().catch((thrown: unknown) => {
    failed('all')(thrown);
    return [];
  });
  for (const project of all) {
    if (signal.aborted) break;
    await registry.reconcile(project).catch(failed(project));
    // Where the registry is away for one, it is away for all.
    if (failing.get(project)?.startsWith('remote-')) break;
  }
  return failing;
}
