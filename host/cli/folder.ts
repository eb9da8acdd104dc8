import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DataFolderState } from '../../contract/data-folder.ts';
import { homeFolder } from '../../services/assembly/home-folder.ts';
import { Fault } from '../../services/domain/fault.ts';
import type { Client } from '../core-client.ts';
import { asJson } from './as-json.ts';
import { exitCodes } from './exit-codes.ts';
import { followJob } from './follow-job.ts';
import { visible } from './table.ts';
import type { Terminal } from './terminal.ts';

interface Json {
  json?: true;
}

const by: Record<DataFolderState['chosenBy'], string> = {
  option: 'named with --home',
  environment: 'named by MEADOW_HOME',
  move: 'where it was moved to',
  system: "the system's own place",
};
const since: Record<NonNullable<DataFolderState['before']>['state'], string> = {
  same: 'as it was left; "meadow folder back" returns to it, "meadow folder remove-old" deletes it',
  changed: 'written to since it was left',
  gone: 'not there any more',
};

const words = ({ folder, chosenBy, before, unfinished }: DataFolderState): string =>
  [
    `Data folder: ${folder} (${by[chosenBy]})`,
    ...(before ? [`Before: ${before.folder} (${since[before.state]})`] : []),
    ...(unfinished ? [`An unfinished copy: ${unfinished.folder}`] : []),
  ]
    .map((line) => `${visible(line)}\n`)
    .join('');

/** `meadow folder`: where everything is kept. */
export async function showFolder(client: Client, terminal: Terminal, { json }: Json): Promise<number> {
  const state = await client.dataFolder.state();
  await terminal.print(json ? asJson(state) : words(state));
  return exitCodes.done;
}

/** `meadow folder discard` and `remove-old`. */
export async function tidyFolder(
  client: Client,
  terminal: Terminal,
  what: 'discard' | 'removeBefore',
  { json }: Json,
): Promise<number> {
  const state = await client.dataFolder[what]();
  await terminal.print(json ? asJson(state) : words(state));
  return exitCodes.done;
}

/** `meadow folder move` and `back`: until everything is copied and read back; the switch comes when the core closes. */
export async function moveFolder(
  client: Client,
  terminal: Terminal,
  target: string | undefined,
  signal: AbortSignal,
): Promise<number> {
  const { dataFolder } = client;
  // From where the command is given; the core may have been started elsewhere.
  const { job } = await (target === undefined ? dataFolder.back() : dataFolder.move({ folder: resolve(target) }));
  const done = await followJob(client, terminal, job, signal, 'Stopped; the data folder is where it was.');
  return done ? exitCodes.done : exitCodes.interrupted;
}

const BETWEEN_MS = 250;
/** Records are copied once more when nothing writes any more; large ones take a while. */
const LONGEST_MS = 600_000;

/** Says where the data folder is once the core that moved it has closed, whichever process that is. */
export async function tellMoved(
  terminal: Terminal,
  from: string,
  { json }: Json,
  ask: (work: (client: Client) => Promise<number>) => Promise<void>,
): Promise<void> {
  let failed = false;
  for (let waited = 0; !failed && homeFolder(undefined) === from && waited < LONGEST_MS; waited += BETWEEN_MS) {
    await sleep(BETWEEN_MS);
    await ask(async (client) => {
      const { unfinished, job } = await client.dataFolder.state();
      failed = job === undefined && unfinished !== undefined;
      if (failed && unfinished?.fault) throw Fault.fromShape(unfinished.fault);
      return exitCodes.done;
    });
  }
  if (!failed) await ask((client) => showFolder(client, terminal, json ? { json } : {}));
}
