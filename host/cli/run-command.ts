import { Fault } from '../../services/domain/fault.ts';
import { type CoreAccess, reachCore } from '../core-access.ts';
import type { Client } from '../core-client.ts';
import { sayFault } from './fault-of.ts';
import type { Terminal } from './terminal.ts';

type Work = (client: Client, signal: AbortSignal) => Promise<number>;

/**
 * Does a command's work with the core of the data folder, starting one in this process where none runs, and answers
 * the exit code. Ctrl-C cancels the work; once more, and the process ends at once.
 */
export async function runCommand(home: string, terminal: Terminal, work: Work): Promise<number> {
  const interrupt = new AbortController();
  const stop = () => (interrupt.signal.aborted ? process.exit(130) : interrupt.abort());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  let access: CoreAccess | undefined;
  try {
    access = await reachCore({
      home,
      host: 'cli',
      open: false,
      link: noWindow,
      joins: () => true,
      onWait: () => terminal.say('Another Meadow is just starting or ending on this data folder; waiting for it.'),
    });
    return await work(access.client, interrupt.signal);
  } catch (error) {
    return sayFault(terminal, error);
  } finally {
    await leave(access, terminal, interrupt.signal);
  }
}

/** Other commands may have joined the core of this one: they are let finish, unless somebody is in a hurry. */
async function leave(access: CoreAccess | undefined, terminal: Terminal, interrupted: AbortSignal): Promise<void> {
  if (!access) return;
  if (!access.own) return access.close();
  const notice = setTimeout(() => terminal.say('Another command uses what this one started; waiting for it.'), 1000);
  if (!interrupted.aborted) await Promise.race([access.own.drain(), aborted(interrupted)]);
  clearTimeout(notice);
  await access.own.close();
}

async function noWindow(): Promise<never> {
  throw new Fault('not-found', 'A meadow command is using the data folder.', 'Wait until it is done, then ask again.');
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
}
