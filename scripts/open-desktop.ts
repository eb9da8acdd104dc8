import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildDesktop } from './build-desktop.ts';
import { ROOT } from './run-program.ts';

const ELECTRON = join(ROOT, 'node_modules/electron');
/** Milliseconds that fetching Electron's binary may take. */
const FETCH_MS = 10_000;
/** An Electron that ends with an error this soon cannot run here at all. */
const EARLY_MS = 10_000;

/** The code Electron ended with, or why its window cannot be opened on this machine. */
export type Desktop = { code: number } | { obstacle: string };

/** Opens the desktop's window and waits until Meadow is closed. */
export async function openDesktop(args: string[]): Promise<Desktop> {
  if (!hasScreen(process.env)) return { obstacle: 'there is no screen here' };
  const binary = (await findBinary()) ?? (await fetchBinary());
  if (binary === undefined) return { obstacle: 'Electron could not be fetched within 10 s' };
  await buildDesktop();
  return runElectron(binary, args);
}

function hasScreen(env: NodeJS.ProcessEnv): boolean {
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  return Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/** The binary, where Electron's own package says that it has one. */
async function findBinary(): Promise<string | undefined> {
  const name = await readFile(join(ELECTRON, 'path.txt'), 'utf8').catch(() => undefined);
  if (name === undefined) return undefined;
  const binary = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(ELECTRON, 'dist'), name);
  return existsSync(binary) ? binary : undefined;
}

async function fetchBinary(): Promise<string | undefined> {
  console.error('Fetching Electron, once.');
  const signal = AbortSignal.timeout(FETCH_MS);
  const child = spawn(process.execPath, [join(ELECTRON, 'install.js')], {
    stdio: 'ignore',
    signal,
    killSignal: 'SIGKILL',
  });
  child.on('error', () => {}); // it took too long
  const [code] = await once(child, 'close');
  return code === 0 ? findBinary() : undefined;
}

async function runElectron(binary: string, args: string[]): Promise<Desktop> {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const began = performance.now();
  const child = spawn(binary, [ROOT, ...args], { stdio: 'inherit', env });
  const failed = once(child, 'error').then(() => 1);
  let asked = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      asked = true;
      child.kill(signal);
    });
  }
  const code = await Promise.race([failed, once(child, 'close').then(([code]) => Number(code ?? 1))]);
  const early = performance.now() - began < EARLY_MS && !asked;
  return code !== 0 && early ? { obstacle: `Electron does not run here (exit code ${code})` } : { code };
}
