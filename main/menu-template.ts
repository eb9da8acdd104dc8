import type { MenuItemConstructorOptions } from 'electron';

interface MenuOptions {
  mac: boolean;
  /** Developer tools are for a checkout, not for an installed Meadow. */
  packaged: boolean;
}

/** The menu: only roles, so that labels and keys are those of the system. */
export function menuTemplate({ mac, packaged }: MenuOptions): MenuItemConstructorOptions[] {
  const view: MenuItemConstructorOptions[] = [
    { role: 'reload' },
    ...(packaged ? [] : [{ role: 'toggleDevTools' } as const]),
    { type: 'separator' },
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
  ];
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    { role: 'fileMenu' },
    { role: 'editMenu' },
    { label: 'View', submenu: view },
    { role: 'windowMenu' },
  ];
}
