import { join } from 'node:path';
import type { MenuItemConstructorOptions } from 'electron';
import type { DeskTray, ElectronParts } from '../electron-parts.ts';
import { createChanged } from './changed-menu.ts';

export interface TrayOptions {
  electron: Pick<ElectronParts, 'Tray' | 'Menu'>;
  /** Where the pictures lie. */
  icons: string;
  platform: NodeJS.Platform;
  onOpen(): void;
  onDrop(files: string[]): void;
}

export interface ShownTray {
  /** Electron could make one; whether somebody shows it is another question. */
  readonly isThere: boolean;
  update(items: MenuItemConstructorOptions[], words: string): void;
  remove(): void;
}

/** Meadow's picture beside the system's clock. A desktop without a tray has none. */
export function showTray({ electron, icons, platform, onOpen, onDrop }: TrayOptions): ShownTray {
  const { Menu } = electron;
  const tray = tryTray(electron, join(icons, platform === 'darwin' ? 'trayTemplate.png' : 'tray.png'));
  const isChanged = createChanged();
  let said: string | undefined;
  // A click on macOS opens the menu.
  if (platform !== 'darwin') tray?.on('click', onOpen);
  tray?.on('drop-files', (_event, files) => onDrop(files));
  return {
    isThere: tray !== undefined,
    update(items, words) {
      if (isChanged(items)) tray?.setContextMenu(Menu.buildFromTemplate(items));
      if (words !== said) tray?.setToolTip(words);
      said = words;
    },
    remove: () => tray?.destroy(),
  };
}

function tryTray({ Tray }: Pick<ElectronParts, 'Tray'>, picture: string): DeskTray | undefined {
  try {
    return new Tray(picture);
  } catch {
    return undefined;
  }
}
