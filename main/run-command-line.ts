import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';
import type { UpdateWay } from '../contract/updates.ts';
import { withoutScreen } from './command-line.ts';
import { createDeskPort } from './desk-port.ts';
import { forkProgram } from './fork-program.ts';
import { installedWay } from './updates/installed-way.ts';

/** The built program of the `meadow` command: it lies beside this file. */
const PROGRAM = pathToFileURL(join(import.meta.dirname, 'cli.js')).href;

interface CommandProgram {
  main(args: string[], updateWay: UpdateWay): Promise<number>;
}

/** Runs the `meadow` command in this process and ends with its exit code: no window, no icon, no lock on being alone. */
export async function runCommandLine(args: string[]): Promise<void> {
  const again = withoutScreen({ platform: process.platform, argv: process.argv, env: process.env });
  if (again) return app.exit(await startAgain(again));
  app.dock?.hide();
  // A window that is open has the other one.
  app.setPath('userData', join(app.getPath('appData'), 'Meadow Command Line'));
  // Not waited for here: Electron is not ready before this file's caller has been read to its end.
  void app
    .whenReady()
    .then(() => run(args))
    .then((code) => app.exit(code), fail);
}

async function run(args: string[]): Promise<number> {
  // By this it knows that it runs in Electron, and asks for programs as the core of a window does.
  Object.assign(process, { parentPort: createDeskPort(forkProgram) });
  const { main }: CommandProgram = await import(/* @vite-ignore */ PROGRAM);
  return main(args, installedWay());
}

function fail(error: unknown): void {
  process.stderr.write(`${String(error)}\n`);
  app.exit(1);
}

/** The exit code of the same command in an Electron that looks for no screen. */
async function startAgain(args: string[]): Promise<number> {
  const child = spawn(process.execPath, args, { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  const [code] = await once(child, 'close');
  return Number(code ?? 1);
}
