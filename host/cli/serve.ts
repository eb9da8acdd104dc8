import { setTimeout as sleep } from 'node:timers/promises';
import type { ServingState } from '../../contract/serving.ts';
import type { ChosenHome } from '../../services/assembly/home-folder.ts';
import { CommandFault } from '../../services/domain/command-fault.ts';
import { Fault } from '../../services/domain/fault.ts';
import type { Client } from '../core-client.ts';
import { runInForeground } from '../foreground.ts';
import { exitCodes } from './exit-codes.ts';
import { sayFault } from './fault-of.ts';
import { visible } from './table.ts';
import type { Terminal } from './terminal.ts';

/** Where `meadow web` serves the window, should it be asked for meanwhile. */
const WEB_PORT = 8500;

/** `meadow serve`: the local API, until Ctrl-C. */
export async function serve(home: ChosenHome, terminal: Terminal, port?: number): Promise<number> {
  try {
    await runInForeground({ home, webPort: WEB_PORT, apiPort: port, say: terminal.say }, async (client, own) => {
      const { address, requireKey, version, error, port: at, portTaken } = await untilUp(client);
      if (port !== undefined && at !== port) throw isElsewhere(address, port);
      if (portTaken !== undefined) terminal.say(`Port ${portTaken} is taken by another program.`);
      await terminal.print(`The local API answers at ${address}; its documents are at ${address}/docs\n`);
      if (version === undefined && error) terminal.say(visible(`${error.message}\n${error.hint}`));
      if (version !== undefined)
        terminal.say(`${version} answers.${requireKey ? ' It asks for the key that the API page shows.' : ''}`);
      if (!own) terminal.say('Meadow runs already, so this ends here; the API goes on.');
      if (own) terminal.say('Ctrl-C ends it.');
    });
    return exitCodes.done;
  } catch (error) {
    return sayFault(terminal, error);
  }
}

/** A port is named for as long as a command runs; whoever has the data folder already chose its own. */
const isElsewhere = (address: string, port: number): Fault =>
  new CommandFault(
    'already-running',
    `Meadow runs already with this data folder, and its API answers at ${address}, not at port ${port}.`,
    'Choose the port on its API page, or end it first.',
  );

/** Switches the API on where it is off, and waits until it answers. Throws why it does not. */
async function untilUp({ serving }: Client): Promise<ServingState & { address: string }> {
  if (!(await serving.state()).on) await serving.configure({ on: true });
  for (;;) {
    const state = await serving.state();
    const { address, version, error } = state;
    // It listens a moment before it says which version answers.
    if (address !== undefined && (version ?? error) !== undefined) return { ...state, address };
    if (state.state === 'failed')
      throw error
        ? Fault.fromShape(error)
        : new CommandFault('predictor-failed', 'The local API does not start.', 'Run "meadow doctor".');
    await sleep(100);
  }
}
