import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { macProxy, type SystemProxy, windowsProxy } from '../../domain/network/network-choice.ts';

const run = promisify(execFile);
const PATIENCE_MS = 3000;
const WINDOWS = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';

const output = async (program: string, args: string[]): Promise<string> =>
  (await run(program, args, { timeout: PATIENCE_MS }).catch(() => ({ stdout: '' }))).stdout;

/** The proxy that macOS or Windows has set for all programs; Linux has the environment alone. */
export const systemProxy = async (platform: NodeJS.Platform = process.platform): Promise<SystemProxy> => {
  if (platform === 'darwin') return macProxy(await output('scutil', ['--proxy']));
  return platform === 'win32' ? windowsProxy(await output('reg', ['query', WINDOWS])) : {};
};
