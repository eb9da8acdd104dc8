import type * as Electron from 'electron';

// All of Electron that the desk uses, taken from Electron's own types: what a test puts in its place is checked against
// them, and so is that the real one fits.

/** An event that can be kept from having its usual effect. */
export type Preventable = Pick<Electron.Event, 'preventDefault'>;

interface AppEvents {
  on(event: 'activate' | 'window-all-closed', listener: () => void): unknown;
  on(event: 'before-quit', listener: (event: Preventable) => void): unknown;
  on(event: 'open-file', listener: (event: Preventable, path: string) => void): unknown;
  on(event: 'open-url', listener: (event: Preventable, url: string) => void): unknown;
  on(event: 'second-instance', listener: (event: Preventable, words: string[], folder: string) => void): unknown;
}

export type DeskApp = AppEvents &
  Pick<
    Electron.App,
    | 'exit'
    | 'getPreferredSystemLanguages'
    | 'getVersion'
    | 'isPackaged'
    | 'quit'
    | 'releaseSingleInstanceLock'
    | 'requestSingleInstanceLock'
    | 'setAppUserModelId'
    | 'setBadgeCount'
    | 'setUserTasks'
    | 'whenReady'
  > & {
    getPath(name: 'userData' | 'temp' | 'downloads' | 'appData'): string;
    getLoginItemSettings(
      options?: Electron.LoginItemSettingsOptions,
    ): Pick<Electron.LoginItemSettings, 'openAtLogin' | 'wasOpenedAtLogin'>;
    setAsDefaultProtocolClient(scheme: string, path?: string, words?: string[]): boolean;
    setLoginItemSettings(settings: Pick<Electron.Settings, 'openAtLogin' | 'path' | 'args'>): void;
    readonly dock?: { setMenu(menu: DeskMenu): void } | undefined;
  };

/** A frame of a page, as one that asks for a port. */
export type DeskFrame = Pick<Electron.WebFrameMain, 'url'> & {
  readonly parent: unknown;
  postMessage(channel: string, message: unknown, ports?: DeskPort[]): void;
};

export type DeskContents = Pick<Electron.WebContents, 'reload'> & {
  readonly mainFrame: unknown;
  on(event: 'render-process-gone', listener: () => void): unknown;
  startDrag(item: { file: string; icon: string }): void;
};

export type DeskWindow = Pick<
  Electron.BrowserWindow,
  | 'focus'
  | 'getNormalBounds'
  | 'hide'
  | 'isDestroyed'
  | 'isFocused'
  | 'isFullScreen'
  | 'isMaximized'
  | 'isMinimized'
  | 'isVisible'
  | 'loadURL'
  | 'maximize'
  | 'restore'
  | 'setBackgroundColor'
  | 'setFullScreen'
  | 'setProgressBar'
  | 'show'
> & {
  readonly webContents: DeskContents;
  on(event: 'close' | 'query-session-end', listener: (event: Preventable) => void): unknown;
  on(event: 'closed' | 'resize' | 'move', listener: () => void): unknown;
  once(event: 'ready-to-show', listener: () => void): unknown;
};

/** An end of a channel that can be handed to another process. */
export type DeskPort = Pick<Electron.MessagePortMain, 'close' | 'start'> & {
  on(event: string, listener: (event?: { data: unknown }) => void): void;
  postMessage(message: unknown, transfer?: unknown[]): void;
};

export type DeskMenu = Pick<Electron.Menu, 'popup'>;

export type DeskTray = Pick<Electron.Tray, 'destroy' | 'setToolTip'> & {
  setContextMenu(menu: DeskMenu | null): void;
  on(event: 'click', listener: () => void): unknown;
  on(event: 'drop-files', listener: (event: Preventable, files: string[]) => void): unknown;
};

export type DeskNotification = Pick<Electron.Notification, 'show'> & {
  on(event: 'click' | 'close', listener: () => void): unknown;
};

/** Where a message of a page came from. */
interface Sent {
  readonly senderFrame: DeskFrame | null;
  readonly sender: object;
}

export interface ElectronParts {
  app: DeskApp;
  BrowserWindow: new (options: Electron.BrowserWindowConstructorOptions) => DeskWindow;
  MessageChannelMain: new () => { port1: DeskPort; port2: DeskPort };
  Menu: {
    buildFromTemplate(template: Electron.MenuItemConstructorOptions[]): DeskMenu;
    setApplicationMenu(menu: DeskMenu | null): void;
  };
  Tray: new (image: string) => DeskTray;
  Notification: { new (options: { title: string; body: string }): DeskNotification; isSupported(): boolean };
  dialog: Pick<Electron.Dialog, 'showErrorBox'> & {
    showMessageBox(options: Electron.MessageBoxOptions): Promise<Pick<Electron.MessageBoxReturnValue, 'response'>>;
    showOpenDialog(
      options: Electron.OpenDialogOptions,
    ): Promise<Pick<Electron.OpenDialogReturnValue, 'canceled' | 'filePaths'>>;
    showSaveDialog(
      options: Electron.SaveDialogOptions,
    ): Promise<Pick<Electron.SaveDialogReturnValue, 'canceled' | 'filePath'>>;
  };
  clipboard: Pick<Electron.Clipboard, 'writeText'>;
  shell: Pick<Electron.Shell, 'openExternal' | 'openPath' | 'showItemInFolder'>;
  ipcMain: {
    on(channel: string, listener: (event: Sent, word: unknown) => void): unknown;
    handle(channel: string, listener: (event: Sent, word: unknown) => void): void;
  };
  nativeTheme: Pick<Electron.NativeTheme, 'shouldUseDarkColors' | 'shouldUseHighContrastColors' | 'themeSource'> & {
    on(event: 'updated', listener: () => void): unknown;
  };
  powerMonitor: { on(event: 'resume' | 'shutdown', listener: (event: Preventable) => void): unknown };
  protocol: { handle(scheme: string, answer: (request: Request) => Promise<Response>): void };
  screen: {
    getAllDisplays(): Pick<Electron.Display, 'workArea'>[];
    getPrimaryDisplay(): Pick<Electron.Display, 'workArea'>;
  };
}
