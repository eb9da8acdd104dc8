import type { ChosenHome } from '../services/assembly/home-folder.ts';
import type { Client } from './core-client.ts';
import { createCurrentCore, type ServedCore } from './current-core.ts';
import { holdCore } from './hold-core.ts';
import { untilInterrupted } from './interrupt.ts';
import { createWindowLink } from './web/window-link.ts';

export interface ForegroundOptions {
  home: ChosenHome;
  /** Where the window is served to a browser; the next free port where it is taken. */
  webPort: number;
  /** Where the local API answers for as long as this runs; else as the settings say. */
  apiPort?: number | undefined;
  say(words: string): void;
}

/** Tells the person what there is to know. `own` is false where another process has the core: that is all then. */
export type Speak = (client: Client, own: boolean) => Promise<void>;

/** Runs a core until this process is asked to end, or asks the one that runs. */
export async function runInForeground(options: ForegroundOptions, speak: Speak): Promise<void> {
  const { home, webPort: port, apiPort, say } = options;
  const end = aborted(untilInterrupted());
  const lost = Promise.withResolvers<never>();
  lost.promise.catch(() => undefined);
  const current = createCurrentCore();
  const served = current.ready().then((): ServedCore => current);
  const onBuild = () => say('Building the window; this takes a moment, once.');
  const window = createWindowLink({ core: served, port, onBuild });
  const holding = holdCore({
    home,
    host: 'web',
    open: true,
    apiPort,
    link: window.link,
    // That of a command ends with the command.
    joins: (holder) => holder.host !== 'cli',
    onWait: () => say('A meadow command is using the data folder; this goes on when it is done.'),
    onCore: current.set,
    onLost: lost.reject,
  });
  const held = await Promise.race([holding, end]);
  if (!held) return;
  const { own, client } = held.access;
  try {
    await speak(client, own !== undefined);
    if (own) await Promise.race([end, lost.promise]);
  } finally {
    await window.close();
    await held.close();
  }
  if (own) say('Meadow has ended.');
}

function aborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(undefined), { once: true }));
}
