import { createTicker } from '../jobs/ticker.ts';
import type { Joined } from './joined.ts';
import type { Machine } from './machine.ts';

/** Records in the stack may change many times a second. */
const LOOK_MS = 1000;

/**
 * Deploys what goes live where it is to be, and carries on what a core that died had begun. What goes live by another core,
 * or by a training in the stack, is seen in the records.
 */
export async function followLive(machine: Machine, deploying: Joined['deploying']) {
  const { clock, closing, events, log, open } = machine;
  if (!open || machine.inStack) return;
  const end = new AbortController();
  closing.defer(deploying.close);
  closing.defer(() => end.abort());
  const failed = (thrown: unknown) => log.warn('What is deployed cannot be looked after', { thrown });
  let last = deploying.begin().catch(failed);
  /** One after the other: a look may begin what the next one sees. */
  const look = (project?: string) => {
    last = last.then(() => (end.signal.aborted ? undefined : deploying.look(project))).catch(failed);
  };
  // What a command changed while no window was open.
  look();
  const soon = createTicker(clock, () => look(), LOOK_MS);
  for await (const event of events.subscribe(end.signal)) {
    if (event.type === 'live.changed') void deploying.wentLive(event.change.project, event.change.how === 'rollback');
    if (event.type === 'deployment.changed' || event.type === 'project.moved') look(event.project);
    const inStack = event.type === 'records.changed' && event.place === 'stack';
    // Its key may have been renewed.
    if (inStack || event.type === 'serving.changed') soon.tick(false);
  }
}
