import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { MenuItemConstructorOptions, MessageBoxOptions, Task } from 'electron';
import { ORIGIN } from '../../main/app-address.ts';
import { PORT } from '../../main/channels.ts';
import type { DeskFrame, DeskMenu, DeskPort, ElectronParts } from '../../main/electron-parts.ts';

// Electron's calls that the desk makes, in Electron's own types: `ElectronParts` is made of them, so a call that Electron
// does not have, or has otherwise, does not compile. What they would do to a screen is written down instead.

/** What the desk did to the screen, and what a person does there. */
export interface Screen {
  parts: ElectronParts;
  /**
   * `quits`: how often Electron really ended; `exitCode`: what it was told to end with at once; `isAlone`: it holds the lock
   * of the one Meadow that may run.
   */
  app: EventEmitter & { quits: number; exitCode: number | undefined; isAlone: boolean };
  /** Menus that were put in the place of others, on the tray and in the dock. */
  menus: { tray: number; dock: number };
  /** Whether the desktop shows trays. */
  showsTray: boolean;
  /** The system shuts down. Whether it waits for Meadow to end by itself; else Meadow gets no time. */
  shutDown(): boolean;
  /** On Meadow's icon: how many jobs, what its menu in the dock has, what Windows' taskbar offers. */
  icon: { badge: number; dock: MenuItemConstructorOptions[]; tasks: Task[] };
  windows: WindowDouble[];
  trays: TrayDouble[];
  notifications: NotificationDouble[];
  ipc: EventEmitter;
  power: EventEmitter;
  /** Questions that were asked; each is answered by the next of `answers`, or waits. */
  questions: MessageBoxOptions[];
  answers: number[];
  /** What was told where nothing can be answered. */
  errors: { title: string; content: string }[];
  opened: string[];
  copied: string[];
  loginItems: unknown[];
  /** What is started for a scheme: the file, and the words before the address. */
  schemes: Record<string, unknown>;
  /** The menu of all windows. */
  menu(): MenuItemConstructorOptions[];
  theme(): string;
  /** Where a file is to be saved; nowhere where undefined. */
  saveTo: string | undefined;
  languages: string[];
  /** Who answers the addresses of a scheme. */
  served: Map<string, (request: Request) => Promise<Response>>;
}

/** Tells of an event that can be kept from having its usual effect, and whether it was. */
function isPrevented(from: EventEmitter, event: string): boolean {
  let prevented = false;
  from.emit(event, { preventDefault: () => (prevented = true) });
  return prevented;
}

class MenuDouble implements DeskMenu {
  readonly template: MenuItemConstructorOptions[];
  constructor(template: MenuItemConstructorOptions[]) {
    this.template = template;
  }
  popup(): void {}
}

/** An end of a channel as Electron gives it, around one that can be handed to a thread. */
export class PortDouble implements DeskPort {
  readonly inner: MessagePort;
  constructor(inner: MessagePort) {
    this.inner = inner;
  }
  on(event: string, listener: (event?: { data: unknown }) => void): void {
    if (event === 'message') this.inner.on('message', (data: unknown) => listener({ data }));
    else if (event === 'close') this.inner.on('close', () => listener());
  }
  postMessage(message: unknown, transfer: unknown[] = []): void {
    this.inner.postMessage(message, transfer.map(innerPort));
  }
  start(): void {
    this.inner.start();
  }
  close(): void {
    this.inner.close();
  }
}

export const innerPort = (port: unknown): MessagePort => {
  if (port instanceof PortDouble) return port.inner;
  throw new Error('This is no port of the double.');
};

/** Electron's window with a page that can ask for ports. */
export class WindowDouble extends EventEmitter {
  readonly options: Record<string, unknown>;
  readonly webContents: EventEmitter & {
    mainFrame: DeskFrame;
    reloads: number;
    dragged: unknown[];
    reload(): void;
    startDrag(item: unknown): void;
  };
  loaded: string | undefined;
  visible = false;
  focused = false;
  maximised = false;
  destroyed = false;
  progress = -1;
  bounds: { x: number; y: number; width: number; height: number };

  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super();
    this.options = { ...options };
    const { x = 0, y = 0, width = 0, height = 0 } = options;
    this.bounds = { x, y, width, height };
    const contents = Object.assign(new EventEmitter(), {
      reloads: 0,
      dragged: [] as unknown[],
      reload() {
        contents.reloads += 1;
      },
      startDrag: (item: unknown) => void contents.dragged.push(item),
      mainFrame: createFrame(`${ORIGIN}/index.html`),
    });
    this.webContents = contents;
  }
  async loadURL(url: string): Promise<void> {
    this.loaded = url;
    this.emit('ready-to-show');
  }
  /** As a person closes it: the desk may keep it. */
  close(): void {
    if (this.destroyed || isPrevented(this, 'close')) return;
    this.destroyed = true;
    this.visible = false;
    this.emit('closed');
  }
  show(): void {
    this.visible = true;
    this.focused = true;
  }
  hide(): void {
    this.visible = false;
    this.focused = false;
  }
  focus(): void {
    this.focused = true;
  }
  maximize(): void {
    this.maximised = true;
  }
  restore(): void {}
  setFullScreen(): void {}
  setBackgroundColor(): void {}
  setProgressBar(share: number): void {
    this.progress = share;
  }
  getNormalBounds(): WindowDouble['bounds'] {
    return this.bounds;
  }
  isDestroyed = () => this.destroyed;
  isFocused = () => this.focused;
  isFullScreen = () => false;
  isMaximized = () => this.maximised;
  isMinimized = () => false;
  isVisible = () => this.visible;
}

/** Takes a port where a page would: the page that runs in this process is `window`. */
type TakePort = (nonce: unknown, port: MessagePort) => void;
export const takeHere: TakePort = (nonce, port) =>
  void window.dispatchEvent(Object.assign(new Event('message'), { source: window, data: nonce, ports: [port] }));

/** A frame that hands on the ports it is given, as the preload script does. */
export const createFrame = (url: string, parent: unknown = null, take = takeHere): DeskFrame => ({
  url,
  parent,
  postMessage(channel, nonce, ports = []) {
    if (channel !== PORT) throw new Error(`No page listens to ${channel}.`);
    for (const port of ports) take(nonce, innerPort(port));
  },
});

export class TrayDouble extends EventEmitter {
  readonly picture: string;
  items: MenuItemConstructorOptions[] = [];
  words = '';
  destroyed = false;
  constructor(picture: string) {
    super();
    this.picture = picture;
  }
  setContextMenu(menu: DeskMenu | null): void {
    this.requireThere();
    this.items = menu instanceof MenuDouble ? menu.template : [];
  }
  setToolTip(words: string): void {
    this.requireThere();
    this.words = words;
  }
  private requireThere(): void {
    if (this.destroyed) throw new Error('Tray is destroyed');
  }
  destroy(): void {
    this.destroyed = true;
  }
}

export class NotificationDouble extends EventEmitter {
  static isSupported = () => true;
  readonly options: { title: string; body: string };
  shown = false;
  constructor(options: { title: string; body: string }) {
    super();
    this.options = options;
  }
  show(): void {
    this.shown = true;
  }
}

/** `folder`: where the shell keeps its own files. */
export function createScreen(folder: string, platform: NodeJS.Platform, packaged = true): Screen {
  const app: Screen['app'] = Object.assign(new EventEmitter(), { quits: 0, exitCode: undefined, isAlone: true });
  let quitting = false;
  const [ipc, power, theme] = [new EventEmitter(), new EventEmitter(), new EventEmitter()];
  let menu: DeskMenu | null = null;
  const workArea = { x: 0, y: 0, width: 1920, height: 1040 };
  const look = { shouldUseDarkColors: false, shouldUseHighContrastColors: false, themeSource: 'system' as const };

  const there = () => screen.windows.filter((window) => !window.destroyed);
  /** As Electron does it: who is asked first, then the windows, each of which may stay; then it is over. */
  function quit(): void {
    if (quitting || app.quits > 0 || isPrevented(app, 'before-quit')) return;
    quitting = true;
    for (const window of there()) window.close();
    quitting = there().length === 0;
    if (!quitting) return;
    app.emit('will-quit', {});
    app.quits += 1;
    app.emit('quit', {}, 0);
  }

  const screen: Screen = {
    app,
    menus: { tray: 0, dock: 0 },
    showsTray: true,
    // Linux keeps its delay only for who asks for it; Windows asks the windows alone, and macOS tells everybody.
    shutDown: () =>
      platform === 'win32'
        ? there().some((window) => isPrevented(window, 'query-session-end'))
        : isPrevented(power, 'shutdown'),
    icon: { badge: 0, dock: [], tasks: [] },
    windows: [],
    trays: [],
    notifications: [],
    ipc,
    power,
    questions: [],
    answers: [],
    errors: [],
    opened: [],
    copied: [],
    loginItems: [],
    schemes: {},
    menu: () => (menu instanceof MenuDouble ? menu.template : []),
    theme: () => parts.nativeTheme.themeSource,
    saveTo: undefined,
    languages: ['en-GB'],
    served: new Map(),
    get parts() {
      return parts;
    },
  };
  const parts: ElectronParts = {
    app: {
      on: (event: string, listener: Parameters<EventEmitter['on']>[1]) => app.on(event, listener),
      isPackaged: packaged,
      getPath: () => folder,
      getPreferredSystemLanguages: () => screen.languages,
      getVersion: () => '0.1.0',
      getLoginItemSettings: () => ({ openAtLogin: false, wasOpenedAtLogin: false }),
      setLoginItemSettings: (settings) => void screen.loginItems.push(settings),
      setAppUserModelId: () => {},
      setAsDefaultProtocolClient(scheme, path, words) {
        screen.schemes[scheme] = [path, words];
        return true;
      },
      setBadgeCount(count = 0) {
        screen.icon.badge = count;
        return true;
      },
      setUserTasks(tasks) {
        screen.icon.tasks = tasks;
        return true;
      },
      dock: {
        setMenu(shown) {
          screen.menus.dock += 1;
          screen.icon.dock = shown instanceof MenuDouble ? shown.template : [];
        },
      },
      quit,
      exit(code = 0) {
        app.exitCode = code;
        app.quits += 1;
      },
      releaseSingleInstanceLock() {
        app.isAlone = false;
      },
      requestSingleInstanceLock() {
        app.isAlone = true;
        return true;
      },
      whenReady: async () => {},
    },
    BrowserWindow: class extends WindowDouble {
      constructor(options: Electron.BrowserWindowConstructorOptions) {
        super(options);
        screen.windows.push(this);
        this.on('closed', () => {
          if (!quitting && there().length === 0) app.emit('window-all-closed');
        });
      }
    },
    MessageChannelMain: class {
      readonly port1: PortDouble;
      readonly port2: PortDouble;
      constructor() {
        const { port1, port2 } = new MessageChannel();
        this.port1 = new PortDouble(port1);
        this.port2 = new PortDouble(port2);
      }
    },
    Menu: {
      buildFromTemplate: (template) => new MenuDouble(template),
      setApplicationMenu: (next) => {
        menu = next;
      },
    },
    Tray: class extends TrayDouble {
      constructor(picture: string) {
        super(picture);
        screen.trays.push(this);
      }
      override setContextMenu(shown: DeskMenu | null): void {
        screen.menus.tray += 1;
        super.setContextMenu(shown);
      }
    },
    Notification: class extends NotificationDouble {
      constructor(options: { title: string; body: string }) {
        super(options);
        screen.notifications.push(this);
      }
    },
    dialog: {
      async showMessageBox(options) {
        screen.questions.push(options);
        const response = screen.answers.shift();
        return response === undefined ? new Promise(() => {}) : { response };
      },
      showErrorBox: (title, content) => void screen.errors.push({ title, content }),
      showOpenDialog: async () => ({ canceled: true, filePaths: [] }),
      showSaveDialog: async () => ({ canceled: screen.saveTo === undefined, filePath: screen.saveTo ?? '' }),
    },
    clipboard: { writeText: async (text) => void screen.copied.push(text) },
    shell: {
      openExternal: async (url) => void screen.opened.push(url),
      openPath: async (path) => {
        screen.opened.push(path);
        return '';
      },
      showItemInFolder: (path) => void screen.opened.push(path),
    },
    ipcMain: {
      on: (channel, listener) => ipc.on(channel, listener),
      handle: (channel, listener) => void ipc.on(channel, listener),
    },
    nativeTheme: { ...look, on: (event: string, listener: () => void) => theme.on(event, listener) },
    powerMonitor: { on: (event, listener) => power.on(event, listener) },
    protocol: {
      handle: (scheme, answer) => {
        screen.served.set(scheme, answer);
      },
    },
    screen: { getAllDisplays: () => [{ workArea }], getPrimaryDisplay: () => ({ workArea }) },
  };
  return screen;
}
