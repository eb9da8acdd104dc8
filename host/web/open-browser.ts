import { spawn } from 'node:child_process';

/** The command that opens an address in the person's browser; none where there is no screen. */
function opener(env: NodeJS.ProcessEnv): [command: string, ...args: string[]] | undefined {
  if (env.BROWSER === 'none') return undefined;
  if (process.platform === 'darwin') return ['open'];
  if (process.platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  return env.DISPLAY || env.WAYLAND_DISPLAY ? ['xdg-open'] : undefined;
}

/** Opens an address in the person's browser where there is one. Never fails: the address is printed as well. */
export function openBrowser(address: string): void {
  const [command, ...args] = opener(process.env) ?? [];
  if (command === undefined) return;
  const child = spawn(command, [...args, address], { stdio: 'ignore', detached: true });
  child.on('error', () => {}); // no such program
  child.unref();
}
