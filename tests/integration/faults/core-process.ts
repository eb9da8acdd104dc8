import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type Client, connectClient } from '../../../host/core-client.ts';
import { findCore } from '../../../services/assembly/core.ts';
import { freePort } from '../predictor/open-serving.ts';

const CLI = fileURLToPath(new URL('../../../host/cli.ts', import.meta.url));

/** A core in a process of its own, as `meadow web` starts it. */
export interface CoreProcess {
  /** A window on it; each call opens another. */
  connect(): Promise<Client>;
  kill(): Promise<void>;
  /** Ends it as a person does. */
  close(): Promise<void>;
}

export async function startCoreProcess(home: string): Promise<CoreProcess> {
  const words = ['web', '--home', home, '--port', String(await freePort())];
  const child = spawn(process.execPath, [CLI, ...words], { env: { ...process.env, BROWSER: 'none' } });
  await untilItRuns(child);
  const clients: Awaited<ReturnType<typeof connectClient>>[] = [];
  const ended = once(child, 'close');
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
    await Promise.all(clients.map(({ close }) => close()));
  };
  return {
    async connect() {
      const holder = await findCore(home);
      const connected = await connectClient(holder!.socket);
      clients.push(connected);
      return connected.client;
    },
    kill: () => end('SIGKILL'),
    close: () => end('SIGTERM'),
  };
}

async function untilItRuns(child: ChildProcess): Promise<void> {
  const said: string[] = [];
  child.stderr?.on('data', (words) => said.push(String(words)));
  for await (const line of createInterface(child.stdout!)) if (/http:\S+/.test(line)) return;
  throw new Error(`Meadow did not start: ${said.join('')}`);
}
