import type { Settings } from '../../contract/settings.ts';
import type { Joined } from './joined.ts';
import type { Machine } from './machine.ts';
import { championMarks } from './shelf.ts';

/** Has the predictor serve what it is to, and ends with the core what is once in it. */
export function serveByItself(machine: Machine, { predicting, serving }: Joined): void {
  const { closing, decoder, events, jobs, open } = machine;
  const end = new AbortController();
  closing.defer(events.close);
  closing.defer(serving.stop);
  closing.defer(predicting.clear);
  closing.defer(decoder.close);
  closing.defer(jobs.close);
  closing.defer(() => end.abort());
  void followShelf(machine, serving, end.signal);
  if (open && !machine.fleet) void followComputing(machine, serving, end.signal);
  if (open) serving.start();
}

/** Other versions answer when another project is chosen, when one has moved, or when other cores changed something. */
async function followShelf(machine: Machine, serving: Joined['serving'], signal: AbortSignal): Promise<void> {
  const { events, fleet, log } = machine;
  let known: string | undefined;
  for await (const { type } of events.subscribe(signal)) {
    if (type === 'records.changed') {
      // Who serves from replicas watches the records itself.
      if (fleet) continue;
      const now = await shelfMark(machine).catch((thrown: unknown) => log.debug('No mark of the shelf', { thrown }));
      if (now === known) continue;
      known = now ?? undefined;
    } else if (type !== 'project.selected' && type !== 'projects.changed') continue;
    await serving.shelfChanged();
  }
}

/** Tells, with few questions, whether there is another version to serve or another one is live: it changes then. */
async function shelfMark({ opened, settings }: Machine): Promise<string> {
  const marks = opened.all().map(async ({ ground: { catalog, place } }) => {
    const [versions, champions] = await Promise.all([catalog.versions.list(), championMarks(catalog)]);
    return [place, versions.map(({ version }) => version), champions];
  });
  return JSON.stringify([(await settings.get()).project, await Promise.all(marks)]);
}

/** With another runtime, or for more or fewer photos at once, the predictor is started anew. */
async function followComputing(machine: Machine, serving: Joined['serving'], signal: AbortSignal): Promise<void> {
  const { events, settings } = machine;
  const markOf = ({ runtime, computing }: Settings) => `${runtime} ${computing.workers}`;
  let known = markOf(await settings.get());
  for await (const event of events.subscribe(signal)) {
    if (event.type !== 'settings.changed' || markOf(event.settings) === known) continue;
    known = markOf(event.settings);
    await serving.restart();
  }
}
