import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronParts } from './electron-parts.ts';
import { writeWhole } from './kept-file.ts';

/** Meadow starts without its window where this is among its arguments. */
export const HIDDEN = '--hidden';

/** Has the system start Meadow, hidden, when the person logs in. */
export interface LoginItem {
  set(on: boolean): Promise<void>;
  /** Whether the system started it this time, so that no window is to open. */
  startedThisTime(words: readonly string[]): boolean;
}

export interface LoginItemParts {
  app: Pick<ElectronParts['app'], 'getLoginItemSettings' | 'setLoginItemSettings'>;
  platform: NodeJS.Platform;
  /** What the system is to start. */
  program: string;
  env: Readonly<Record<string, string | undefined>>;
}

export function createLoginItem({ app, platform, program, env }: LoginItemParts): LoginItem {
  const entry = join(env.XDG_CONFIG_HOME || join(env.HOME ?? '', '.config'), 'autostart', 'meadow.desktop');
  return {
    async set(on) {
      // Electron knows the ways of macOS and Windows; those of Linux are a file.
      // Windows is given one line, and Electron puts no quotes around a path.
      if (platform !== 'linux') app.setLoginItemSettings({ openAtLogin: on, path: `"${program}"`, args: [HIDDEN] });
      else if (on) await writeWhole(entry, autostartEntry(program));
      else await rm(entry, { force: true });
    },
    startedThisTime: (words) =>
      words.includes(HIDDEN) || (platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin),
  };
}

/** A desktop entry that starts this program hidden, as the freedesktop specification writes arguments. */
export function autostartEntry(program: string): string {
  const quoted = `"${program
    .replace(/["`$\\]/g, '\\$&')
    .replaceAll('\\', '\\\\')
    .replaceAll('%', '%%')}"`;
  return `[Desktop Entry]\nType=Application\nName=Meadow\nExec=${quoted} ${HIDDEN}\nX-GNOME-Autostart-enabled=true\n`;
}
