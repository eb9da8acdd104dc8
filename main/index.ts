// Electron's main process: windows, their guard, and the bridge to the core. What Meadow does is done in the core.
import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  protocol,
  safeStorage,
  session,
  shell,
} from 'electron';
import { SCHEME } from './app-address.ts';
import { createCameraPanels } from './camera-panels.ts';
import { CAMERA, CONNECT, isNonce, PORT, SHOW } from './channels.ts';
import { fetchFromCore } from './core-files.ts';
import { createCore, type Trouble } from './core-process.ts';
import { forkProgram } from './fork-program.ts';
import { guardPages, guardPermissions } from './guard-pages.ts';
import { homeArgument } from './home-argument.ts';
import { createKeychain } from './keychain.ts';
import { menuTemplate } from './menu-template.ts';
import { createLinkOpener } from './open-link.ts';
import { openWindow } from './open-window.ts';
import { createOwnMessages } from './own-messages.ts';
import { createWindowServer } from './serve-window.ts';

const PRELOAD = join(import.meta.dirname, '../preload/index.cjs');
const WINDOW_FILES = join(import.meta.dirname, '../../dist/renderer');
/** A batch that is being written needs a moment to end well. */
const GRACE_MS = 8_000;

app.enableSandbox();
// Apart from Meadow's data folder, which on macOS would otherwise be the very same.
app.setPath('userData', join(app.getPath('appData'), 'Meadow Window'));
protocol.registerSchemesAsPrivileged([
  // Without corsEnabled, a foreign page could read what fetch may load (CVE-2026-70604).
  { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true } },
]);

function showTrouble({ message, hint }: Trouble): void {
  dialog.showErrorBox(message, hint);
  app.quit();
}

/** The core that runs already shows Meadow in the browser; two of them would not work on the same data. */
function goElsewhere(url: string): void {
  void shell.openExternal(url).then(() => app.quit());
}

function start(): void {
  const panels = createCameraPanels();
  const core = createCore({
    fork: forkProgram,
    args: homeArgument(process.argv),
    onTrouble: showTrouble,
    onElsewhere: goElsewhere,
    keychain: createKeychain(safeStorage, process.platform),
  });
  guardPages({
    app,
    panels,
    openLink: createLinkOpener({
      openExternal: (address) => shell.openExternal(address),
      isOwnPage: core.isOwnPage,
    }),
  });
  guardPermissions(session.defaultSession, panels);
  protocol.handle(
    SCHEME,
    createWindowServer(WINDOW_FILES, (path) => fetchFromCore(core.socket, path)),
  );
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(menuTemplate({ mac: process.platform === 'darwin', packaged: app.isPackaged })),
  );

  const messages = createOwnMessages(ipcMain, () =>
    BrowserWindow.getAllWindows().map((window) => window.webContents.mainFrame),
  );
  messages.on(CONNECT, ({ frame }, nonce) => {
    if (!isNonce(nonce)) return;
    const { port1, port2 } = new MessageChannelMain();
    core.connect(port1);
    frame.postMessage(PORT, nonce, [port2]);
  });
  messages.on(SHOW, showWindow);
  messages.answer(CAMERA, ({ contents }, open) => panels.note(contents, open === true));

  let stopped = false;
  app.on('before-quit', (event) => {
    if (stopped) return;
    event.preventDefault();
    void core.stop(GRACE_MS).then(() => {
      stopped = true;
      app.quit();
    });
  });
  app.on('activate', () => BrowserWindow.getAllWindows().length > 0 || openWindow(PRELOAD));
  openWindow(PRELOAD);
}

function showWindow(): void {
  const window = BrowserWindow.getAllWindows()[0];
  if (!window) return void openWindow(PRELOAD);
  if (window.isMinimized()) window.restore();
  window.focus();
}

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', showWindow);
  app.on('window-all-closed', () => process.platform === 'darwin' || app.quit());
  void app.whenReady().then(start);
} else {
  app.quit();
}
