import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { askCore } from './ask-core.ts';

const CLI = fileURLToPath(new URL('../../host/cli.ts', import.meta.url));

/** A real core that serves its window, on a data folder of its own. */
export interface Meadow {
  home: string;
  /** A fresh link; each works once. */
  link(): Promise<string>;
  kill(): Promise<void>;
  /** Ends it as Ctrl-C does. Answers the words it said in the terminal. */
  interrupt(): Promise<string>;
  /** Starts another core with the same data folder at the same address, after this one ended. */
  again(): Promise<void>;
  close(): Promise<void>;
}

/** `more`: what stands in its environment besides; where that names a person's own places, nobody says where the data folder is. */
export async function startMeadow(more: Record<string, string> = {}): Promise<Meadow> {
  const { XDG_DATA_HOME: own } = more;
  const home = own === undefined ? await mkdtemp(join(tmpdir(), 'meadow-e2e-')) : join(own, 'meadow');
  const port = await freePort();
  const start = () => run(own === undefined ? ['--home', home] : [], port, more);
  let { child, link, said } = await start();
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  let first: string | undefined = link;
  return {
    home,
    kill,
    async interrupt() {
      child.kill('SIGINT');
      await once(child, 'close');
      return said.join('');
    },
    async again() {
      ({ child, link, said } = await start());
      first = link;
    },
    async link() {
      const unused = first;
      first = undefined;
      // As `meadow web` asks a core that runs already, without a process for it.
      return unused ?? (await askCore<{ url: string }>(home, 'system/link', undefined)).url;
    },
    async close() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      // Windows lets nobody delete what a program that is just ending still holds.
      await rm(home, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

/** Runs `meadow web` until it has printed its link. */
async function run(
  place: string[],
  port: number,
  more: Record<string, string>,
): Promise<{ child: ChildProcess; link: string; said: string[] }> {
  const env = { ...process.env, ...more, BROWSER: 'none' };
  const child = spawn(process.execPath, [CLI, 'web', ...place, '--port', String(port)], { env });
  const said: string[] = [];
  child.stderr.on('data', (words) => said.push(String(words)));
  for await (const line of createInterface(child.stdout)) {
    const link = /http:\S+/.exec(line)?.[0];
    if (link) return { child, link, said };
  }
  throw new Error(`Meadow did not start: ${said.join('')}`);
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (typeof address !== 'object' || !address) throw new Error('The system gave no port.');
  return address.port;
}
