import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type Client, connectClient } from '../../../host/core-client.ts';
import { freePort } from '../predictor/open-serving.ts';
import type { Sandbox } from './sandbox.ts';

export interface OpenCore {
  client: Client;
  socket: string;
  /** Opens the window once. */
  link: string;
  /** What it said on its error output. */
  said(): string;
  /** Throws where it has ended, with what it said last. */
  mustLive(): void;
  close(): Promise<void>;
}

const PROGRAM = fileURLToPath(new URL('core-program.ts', import.meta.url));
const told = z.object({ socket: z.string(), link: z.string() });

/** A core in a process of its own that knows only the places of a sandbox. */
export async function openCore({ home, cwd, env, named }: Sandbox): Promise<OpenCore> {
  const words = [PROGRAM, home, String(await freePort()), `${named}/window`];
  const child = spawn(process.execPath, words, { cwd, env });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const ended = once(child, 'close');
  const { socket, link } = await firstLine(child.stdout, () => said);
  const { client, close } = await connectClient(socket);
  return {
    client,
    socket,
    link,
    said: () => said,
    mustLive() {
      if (child.exitCode !== null || child.signalCode !== null) throw new Error(`The core has ended: ${said}`);
    },
    async close() {
      await close();
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function firstLine(output: NodeJS.ReadableStream, said: () => string): Promise<z.infer<typeof told>> {
  for await (const line of createInterface(output)) return told.parse(JSON.parse(line));
  throw new Error(`The core did not start: ${said()}`);
}
