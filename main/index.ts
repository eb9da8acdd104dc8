// Electron's main process: what only Electron can do, joined to the desk. What Meadow does is done in the core.
import { homedir } from 'node:os';
import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  Notification,
  nativeTheme,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray,
} from 'electron';
import { SCHEME } from './app-address.ts';
import { createCameraPanels } from './camera-panels.ts';
import { createDesk } from './desk.ts';
import type { ElectronParts } from './electron-parts.ts';
import { forkProgram } from './fork-program.ts';
import { guardPages, guardPermissions } from './guard-pages.ts';
import { createKeychain } from './keychain.ts';
import { createLinkOpener } from './open-link.ts';
import { packageType } from './package-type.ts';
import { isTrayShown } from './tray/tray-host.ts';
import { openUpdates } from './updates/open-updates.ts';

app.enableSandbox();
// Apart from Meadow's data folder, which on macOS would otherwise be the very same.
app.setPath('userData', join(app.getPath('appData'), 'Meadow Window'));
protocol.registerSchemesAsPrivileged([
  // Without corsEnabled, a foreign page could read what fetch may load (CVE-2026-70604).
  { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true } },
]);

/** What of Electron the desk uses. */
function electronParts(): ElectronParts {
  return {
    app,
    BrowserWindow,
    MessageChannelMain,
    Menu,
    Tray,
    Notification,
    dialog,
    clipboard,
    shell,
    ipcMain,
    nativeTheme,
    // Its types leave out the event of `shutdown` that its words tell of.
    powerMonitor: powerMonitor as NodeJS.EventEmitter,
    protocol,
    screen,
  };
}

if (app.requestSingleInstanceLock()) {
  const panels = createCameraPanels();
  const { electron, chrome, node } = process.versions;
  const desk = createDesk({
    electron: electronParts(),
    fork: forkProgram,
    keychain: createKeychain(safeStorage, process.platform),
    panels,
    updates: openUpdates(),
    platform: process.platform,
    env: process.env,
    execPath: process.execPath,
    packageType: packageType(),
    words: process.argv,
    folder: process.cwd(),
    personal: homedir(),
    versions: { Electron: electron, Chromium: chrome, Node: node },
    isTrayShown: () => isTrayShown(process.platform),
    files: {
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      window: join(import.meta.dirname, '../../dist/renderer'),
      icons: join(import.meta.dirname, '../../main/icons'),
    },
  });
  guardPages({
    app,
    panels,
    openLink: createLinkOpener({ openExternal: (address) => shell.openExternal(address), isOwnPage: desk.isOwnPage }),
  });
  void app.whenReady().then(() => {
    guardPermissions(session.defaultSession, panels);
    return desk.start();
  });
} else {
  app.quit();
}
