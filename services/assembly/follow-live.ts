import type { Joined } from './joined.ts';
import type { Machine } from './machine.ts';

/** Deploys what goes live where it is to be, and carries on what a core that died had begun. */
export async function followLive({ closing, events, log, open, inStack }: Machine, deploying: Joined['deploying']) {
  if (!open || inStack) return;
  const end = new AbortController();
  closing.defer(deploying.close);
  closing.defer(() => end.abort());
  const failed = (thrown: unknown) => log.warn('What is deployed cannot be looked after', { thrown });
  void deploying.begin().catch(failed);
  for await (const event of events.subscribe(end.signal))
    if (event.type === 'live.changed') void deploying.wentLive(event.change.project);
}
