import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../meadow.js', import.meta.url));

/** What a command prints. Throws where it fails. */
export async function runMeadow(args: string[], more: Record<string, string> = {}): Promise<string> {
  const env = { ...process.env, ...more };
  const child = spawn(process.execPath, [program, ...args], { env, stdio: ['ignore', 'pipe', 'ignore'] });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  // 2: some photos were left aside, such as the same picture under two labels.
  if (code !== 0 && code !== 2) throw new Error(`meadow ${args[0]} ended with ${code}`);
  return printed;
}

/** Serves the window of a data folder; gives the link that opens it. `more`: what stands in its environment besides. */
export async function serveWindow(
  home: string,
  port: number,
  more: Record<string, string> = {},
): Promise<{ child: ChildProcess; link: string }> {
  const args = ['web', '--home', home, '--port', String(port)];
  const env = { ...process.env, ...more, BROWSER: 'none' };
  const child = spawn(process.execPath, [program, ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface(child.stdout)) {
    const link = /http:\S+/.exec(line)?.[0];
    if (link) return { child, link };
  }
  throw new Error('Meadow printed no link');
}
