import type { Joined } from './joined.ts';
import type { Machine } from './machine.ts';

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
  if (open) serving.start();
}

/** Other versions answer when another project is chosen, when one has moved, or when other cores changed something. */
async function followShelf({ events, fleet }: Machine, serving: Joined['serving'], signal: AbortSignal): Promise<void> {
  // Who serves from replicas watches the records itself, and does not make the whole shelf anew each time.
  for await (const { type } of events.subscribe(signal))
    if (type === 'project.selected' || type === 'projects.changed' || (type === 'records.changed' && !fleet))
      await serving.shelfChanged();
}
