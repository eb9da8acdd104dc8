import { setTimeout as sleep } from 'node:timers/promises';
import type { MeadowEvent } from '../../contract/events.ts';
import type { CoreClient } from '../core-link.ts';
import { afterEvent, changesProjects, type DeskState, isOver, nothingKnown } from './desk-state.ts';

export interface FollowOptions {
  client: CoreClient;
  /** Called with each state that is another one than before; none is `up` whose work is not known. */
  onState(state: DeskState): void;
  /** Called with each event, before the state it leads to. */
  onEvent(event: MeadowEvent, before: DeskState): void;
  signal: AbortSignal;
}

const AGAIN_MS = 300;

/** Follows what happens in the core until the signal; where the core was started anew, all is asked for again. */
export async function followCore({ client, onState, onEvent, signal }: FollowOptions): Promise<void> {
  let state = nothingKnown;
  const become = (next: DeskState) => {
    if (next === state) return;
    state = next;
    onState(state);
  };
  const askProjects = async (signal: AbortSignal) => {
    const projects = await client.projects.list(undefined, { signal });
    become({ ...state, projects: projects.map(({ id, name, live, current }) => ({ id, name, live, current })) });
  };
  /** What looks at the engine may take its time. */
  const askStack = async (signal: AbortSignal) => {
    const { state: stack } = await client.stack.status(undefined, { signal });
    become({ ...state, stack });
  };
  /** What answers photos may have no answer itself, and no work goes on the less. */
  const askServing = async (signal: AbortSignal) => {
    const { state: serving } = await client.serving.state(undefined, { signal });
    become({ ...state, serving });
  };
  const catchUp = async (signal: AbortSignal) => {
    const [settings, jobs] = await Promise.all([
      client.settings.get(undefined, { signal }),
      client.jobs.list(undefined, { signal }),
    ]);
    const { language, theme } = settings;
    become({ ...state, up: true, language, theme, jobs: jobs.filter((job) => !isOver(job)) });
    for (const ask of [askServing, askStack]) void ask(signal).catch(() => undefined);
    await askProjects(signal);
  };
  const listen = async (signal: AbortSignal) => {
    const events = await client.system.events(undefined, { signal });
    await catchUp(signal);
    for await (const event of events) {
      onEvent(event, state);
      become(afterEvent(state, event));
      if (changesProjects(event)) void askProjects(signal).catch(() => undefined);
    }
  };

  while (!signal.aborted) {
    const over = new AbortController();
    try {
      await listen(AbortSignal.any([signal, over.signal]));
    } catch {
      // The core is gone; it is asked again when it answers.
    } finally {
      // A line that was opened is not left open where the rest of it fails.
      over.abort();
    }
    become({ ...state, up: false, jobs: [] });
    await sleep(AGAIN_MS, undefined, { signal }).catch(() => undefined);
  }
}
