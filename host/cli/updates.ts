import type { UpdateState } from '../../contract/updates.ts';
import { CommandFault } from '../../services/domain/command-fault.ts';
import type { Client } from '../core-client.ts';
import { asJson } from './as-json.ts';
import { exitCodes } from './exit-codes.ts';
import { followJob } from './follow-job.ts';
import type { Terminal } from './terminal.ts';
import { updatesText } from './updates-text.ts';

interface Json {
  json?: true;
}

/** `meadow updates`: which Meadow runs, and what it knows of others. Nothing is asked of the network. */
export async function showUpdates(client: Client, terminal: Terminal, { json }: Json): Promise<number> {
  return tell(client, terminal, await client.updates.state(), json);
}

/** `meadow updates look`: whether there is a newer one now. */
export async function lookForUpdates(client: Client, terminal: Terminal, { json }: Json): Promise<number> {
  return tell(client, terminal, await client.updates.look(), json);
}

/** `meadow updates on` and `off`: whether Meadow looks once a day by itself. */
export async function switchUpdates(client: Client, terminal: Terminal, on: boolean, { json }: Json): Promise<number> {
  const state = await client.updates.state();
  if (on && state.releases === undefined)
    throw new CommandFault(
      'not-found',
      'This Meadow does not know where its releases are.',
      'Ask whoever gave it to you; who runs the sources names them in MEADOW_RELEASES.',
    );
  await client.settings.change({ updates: { look: on } });
  return tell(client, terminal, state, json);
}

/** `meadow updates copy`: all data, kept in the data folder for the way back. */
export async function copyBeforeUpdate(
  client: Client,
  terminal: Terminal,
  { json }: Json,
  signal: AbortSignal,
): Promise<number> {
  const { job } = await client.updates.copy();
  if (!(await followJob(client, terminal, job, signal, 'Stopped. No copy was made.'))) return exitCodes.interrupted;
  return tell(client, terminal, await client.updates.state(), json);
}

/** `meadow updates download`: the version that was found, by the app that runs. Installing it takes the window. */
export async function downloadUpdate(
  client: Client,
  terminal: Terminal,
  { json }: Json,
  signal: AbortSignal,
): Promise<number> {
  const { way, found, ready } = await client.updates.state();
  if (way !== 'itself')
    throw new CommandFault(
      'not-found',
      'This Meadow downloads no version by itself.',
      '"meadow updates" says how it gets to another one.',
    );
  const { host } = await client.system.about();
  if (host !== 'desktop')
    throw new CommandFault(
      'not-found',
      'Only the app downloads and installs another version, and it does not run.',
      'Open Meadow, then ask again; or use Settings, Updates in its window.',
    );
  if (!found) throw new CommandFault('not-found', 'No newer version is known.', '"meadow updates look" looks for one.');
  if (!ready) {
    const { job } = await client.updates.fetch();
    if (!(await followJob(client, terminal, job, signal, 'Stopped. Nothing was changed.')))
      return exitCodes.interrupted;
  }
  return tell(client, terminal, await client.updates.state(), json);
}

async function tell(client: Client, terminal: Terminal, state: UpdateState, json: true | undefined): Promise<number> {
  const { updates } = await client.settings.get();
  const told = { ...state, look: updates.look };
  await terminal.print(json ? asJson(told) : updatesText(told));
  return exitCodes.done;
}
