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
  app: EventEmitter & { quits: number };
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
  opened: string[];
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
    let prevented = false;
    this.emit('close', { preventDefault: () => (prevented = true) });
    if (prevented) return;
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
    this.items = menu instanceof MenuDouble ? menu.template : [];
  }
  setToolTip(words: string): void {
    this.words = words;
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
export function createScreen(folder: string, packaged = true): Screen {
  const app = Object.assign(new EventEmitter(), { quits: 0 });
  const [ipc, power, theme] = [new EventEmitter(), new EventEmitter(), new EventEmitter()];
  let menu: DeskMenu | null = null;
  const workArea = { x: 0, y: 0, width: 1920, height: 1040 };
  const look = { shouldUseDarkColors: false, shouldUseHighContrastColors: false, themeSource: 'system' as const };

  const screen: Screen = {
    app,
    icon: { badge: 0, dock: [], tasks: [] },
    windows: [],
    trays: [],
    notifications: [],
    ipc,
    power,
    questions: [],
    answers: [],
    opened: [],
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
          screen.icon.dock = shown instanceof MenuDouble ? shown.template : [];
        },
      },
      quit() {
        app.quits += 1;
      },
      whenReady: async () => {},
    },
    BrowserWindow: class extends WindowDouble {
      constructor(options: Electron.BrowserWindowConstructorOptions) {
        super(options);
        screen.windows.push(this);
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
      showOpenDialog: async () => ({ canceled: true, filePaths: [] }),
      showSaveDialog: async () => ({ canceled: screen.saveTo === undefined, filePath: screen.saveTo ?? '' }),
    },
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
