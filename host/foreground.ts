import type { Core } from '../services/assembly/core.ts';
import { type CoreAccess, reachCore } from './core-access.ts';
import type { Client } from './core-client.ts';
import { untilInterrupted } from './interrupt.ts';
import { createWindowLink } from './web/window-link.ts';

export interface ForegroundOptions {
  home: string;
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
  const core = Promise.withResolvers<Core>();
  const onBuild = () => say('Building the window; this takes a moment, once.');
  const window = createWindowLink({ core: core.promise, port, onBuild });
  const reached = reachCore({
    home,
    host: 'web',
    open: true,
    apiPort,
    link: window.link,
    // That of a command ends with the command.
    joins: (holder) => holder.host !== 'cli',
    onWait: () => say('A meadow command is using the data folder; this goes on when it is done.'),
  });
  const access = await Promise.race([reached, end]);
  if (!access) return;
  if (access.own) core.resolve(access.own);
  try {
    await speak(access.client, access.own !== undefined);
    if (access.own) await end;
  } finally {
    await window.close();
    await leave(access);
  }
}

async function leave(access: CoreAccess): Promise<void> {
  await (access.own ?? access).close();
}

function aborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(undefined), { once: true }));
}
