import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Measured } from './measured.ts';

const run = promisify(execFile);
const SCRIPT = fileURLToPath(new URL('./wrk.lua', import.meta.url));

/** Whether wrk is installed; it says how it is used, and ends with 1. */
export const hasWrk = (): Promise<boolean> =>
  run('wrk', ['--version']).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== 'ENOENT',
  );

/** Has wrk ask for so many seconds, on one thread. Throws where an answer was none. */
export async function byWrk(address: string, photos: string[], users: number, seconds: number): Promise<Measured> {
  const flags = ['-t1', `-c${users}`, `-d${seconds}s`, '--latency', '--timeout', '30s', '-s', SCRIPT];
  const { stdout } = await run('wrk', [...flags, address, '--', ...photos]);
  if (/Non-2xx|Socket errors/.test(stdout)) throw new Error(stdout);
  const rate = Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]);
  const [, half, unit] = /50%\s+([\d.]+)(us|ms|s)/.exec(stdout) ?? [];
  const ms = { us: 0.001, ms: 1, s: 1000 }[unit ?? 'ms'] ?? 1;
  return { rate, p50: Number(half) * ms };
}
