import type { UpdateWay } from '../../contract/updates.ts';
import type { Handover } from '../../services/assembly/core.ts';
import type { ChosenHome } from '../../services/assembly/home-folder.ts';
import { CommandFault } from '../../services/domain/command-fault.ts';
import { type CoreAccess, reachCore } from '../core-access.ts';
import type { Client } from '../core-client.ts';
import { untilInterrupted } from '../interrupt.ts';
import { exitCodes } from './exit-codes.ts';
import { sayFault } from './fault-of.ts';
import type { Terminal } from './terminal.ts';

export interface CommandOptions {
  home: ChosenHome;
  terminal: Terminal;
  /** Cancels at Ctrl-C what it began, and then resolves; other work is left as it is. */
  cancels: boolean;
  /** Others may ask the API of the core it starts. */
  open?: boolean;
  /** How an installed app, whose command this is, gets to another version. */
  updateWay?: UpdateWay | undefined;
}

type Work = (client: Client, interrupted: AbortSignal) => Promise<number>;

/**
 * Does a command's work with the core of the data folder, starting one in this process where none runs, and answers
 * the exit code.
 */
export async function runCommand(
  { home, terminal, cancels, open = false, updateWay }: CommandOptions,
  work: Work,
): Promise<number> {
  const interrupted = untilInterrupted();
  const stopped = whenAborted(interrupted);
  let handover: Handover | undefined;
  const reached = reachCore({
    home: home.folder,
    homeBy: home.by,
    // The next command opens the next one.
    reopen: (given) => {
      handover = given;
    },
    host: 'cli',
    open,
    updating: updateWay && { way: updateWay },
    link: noWindow,
    joins: () => true,
    onWait: () => terminal.say('Another Meadow is just starting or ending on this data folder; waiting for it.'),
  });
  let access: CoreAccess | undefined;
  try {
    access = await Promise.race([reached, stopped]);
    if (!access) return exitCodes.interrupted;
    const done = work(access.client, interrupted);
    return (await (cancels ? done : Promise.race([done, stopped]))) ?? exitCodes.interrupted;
  } catch (error) {
    return sayFault(terminal, error);
  } finally {
    await leave(access, terminal, interrupted, stopped, () => handover?.finish());
  }
}

/** Other commands may have joined the core of this one: they are let finish, unless somebody is in a hurry. */
async function leave(
  access: CoreAccess | undefined,
  terminal: Terminal,
  interrupted: AbortSignal,
  stopped: Promise<undefined>,
  last: () => Promise<void> | undefined,
): Promise<void> {
  if (!access?.own) return access?.close();
  const notice = setTimeout(() => terminal.say('Another command uses what this one started; waiting for it.'), 1000);
  if (!interrupted.aborted) await Promise.race([access.own.drain(), stopped]);
  clearTimeout(notice);
  await access.own.close(async () => last());
}

async function noWindow(): Promise<never> {
  throw new CommandFault(
    'not-found',
    'A meadow command is using the data folder.',
    'Wait until it is done, then ask again.',
  );
}

function whenAborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(undefined), { once: true }));
}
