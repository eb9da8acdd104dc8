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
  app: Pick<ElectronParts['app'], 'getLoginItemSettings' | 'setLoginItemSettings' | 'getPath'>;
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
}

export function createLoginItem({ app, platform, env }: LoginItemParts): LoginItem {
  const entry = join(env.XDG_CONFIG_HOME || join(env.HOME ?? '', '.config'), 'autostart', 'meadow.desktop');
  return {
    async set(on) {
      // Electron knows the ways of macOS and Windows; those of Linux are a file.
      if (platform !== 'linux') app.setLoginItemSettings({ openAtLogin: on, args: [HIDDEN] });
      else if (on) await writeWhole(entry, autostartEntry(env.APPIMAGE || app.getPath('exe')));
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
