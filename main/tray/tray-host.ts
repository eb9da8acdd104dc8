import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Runs a program and resolves with what it wrote; rejects where it fails, is not there, or takes too long. */
export type Ask = (program: string, words: readonly string[]) => Promise<string>;

const WATCHER = 'org.kde.StatusNotifierWatcher';
const PLACE = '/StatusNotifierWatcher';
const QUESTION = 'IsStatusNotifierHostRegistered';

/** One of them is on every desktop that has a tray: GLib's, and systemd's. */
const WAYS: readonly (readonly [program: string, words: readonly string[]])[] = [
  [
    'gdbus',
    [
      ...['call', '--session', '--dest', WATCHER, '--object-path', PLACE],
      ...['--method', 'org.freedesktop.DBus.Properties.Get', WATCHER, QUESTION],
    ],
  ],
  ['busctl', ['--user', 'get-property', WATCHER, PLACE, WATCHER, QUESTION]],
];
const PATIENCE_MS = 1_000;

const run = promisify(execFile);
const askProgram: Ask = async (program, words) => (await run(program, [...words], { timeout: PATIENCE_MS })).stdout;

/**
 * Whether something shows the trays of programs now. Linux alone has desktops without: Electron makes a tray there that
 * nobody sees, so who shows them is asked for on the session's bus. Where nobody can be asked, there is none.
 */
export async function isTrayShown(platform: NodeJS.Platform, ask: Ask = askProgram): Promise<boolean> {
  if (platform !== 'linux') return true;
  const answers = await Promise.all(WAYS.map(([program, words]) => ask(program, words).catch(() => '')));
  return answers.some((answer) => /\btrue\b/.test(answer));
}
