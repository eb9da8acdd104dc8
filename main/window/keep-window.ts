import { ORIGIN } from '../app-address.ts';
import type { DeskContents, DeskWindow, ElectronParts, Preventable } from '../electron-parts.ts';
import type { KeptFile } from '../kept-file.ts';
import { restartDelay } from '../restart-policy.ts';
import { webPreferences } from '../web-preferences.ts';
import { paperColor } from './paper.ts';
import { fitWindow, LEAST, type WindowPlace } from './window-place.ts';

export interface WindowOptions {
  electron: Pick<ElectronParts, 'BrowserWindow' | 'nativeTheme' | 'screen'>;
  preload: string;
  /** Where the window was. */
  kept: KeptFile<WindowPlace>;
  /** The person closes it; `event` keeps it open. */
  onClose(event: Preventable): void;
  /** It is wanted again, or for the first time. */
  onShow(): void;
  /** Windows ends the session; `event` has it wait. */
  onSessionEnd(event: Preventable): void;
  /** Its page keeps dying. */
  onGivenUp(): void;
}

/** Meadow's one window: opened where it was, and again where it was closed. */
export interface WindowKeeper {
  /** Opens it, or brings it to the front. */
  show(): Promise<void>;
  hide(): void;
  /** Whether the person looks at it now. */
  isInFront(): boolean;
  /** Loads its page again after it was given up. */
  revive(): void;
  /** From 0 to 1, as the taskbar or dock shows it; below 0 for none, above 1 for one without an end. */
  setProgress(share: number): void;
  readonly contents: DeskContents | undefined;
  /** Resolves when where it is has been written down. */
  saved(): Promise<void>;
}

/** Where a window is changes many times while it is dragged. */
const QUIET_MS = 500;

export function createWindowKeeper(options: WindowOptions): WindowKeeper {
  const { BrowserWindow, nativeTheme, screen } = options.electron;
  let opening: Promise<DeskWindow> | undefined;
  let window: DeskWindow | undefined;
  let written: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let deaths: number[] = [];
  let share = -1;

  function save(): void {
    clearTimeout(timer);
    if (window && !window.isDestroyed()) written = options.kept.write(placeOf(window)).catch(() => undefined);
  }
  function saveSoon(): void {
    clearTimeout(timer);
    timer = setTimeout(save, QUIET_MS);
  }

  async function open(): Promise<DeskWindow> {
    const { bounds, maximised, fullScreen } = await options.kept.read();
    const displays = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map(({ workArea }) => workArea);
    const opened = new BrowserWindow({
      ...fitWindow(bounds, [displays[0]!, ...displays.slice(1)]),
      minWidth: LEAST.width,
      minHeight: LEAST.height,
      show: false,
      title: 'Meadow',
      backgroundColor: paperColor(nativeTheme),
      webPreferences: webPreferences(options.preload),
    });
    window = opened;
    opened.setProgressBar(share);
    if (maximised) opened.maximize();
    if (fullScreen) opened.setFullScreen(true);
    opened.webContents.on('render-process-gone', () => mourn(opened));
    opened.on('resize', saveSoon);
    opened.on('move', saveSoon);
    opened.on('close', (event) => {
      save();
      options.onClose(event);
    });
    opened.on('query-session-end', options.onSessionEnd);
    opened.on('closed', () => {
      clearTimeout(timer);
      window = undefined;
      opening = undefined;
    });
    opened.once('ready-to-show', () => opened.show());
    void opened.loadURL(`${ORIGIN}/index.html`);
    return opened;
  }

  function mourn(opened: DeskWindow): void {
    deaths.push(Date.now());
    const delay = restartDelay(deaths);
    if (delay === undefined) options.onGivenUp();
    else setTimeout(() => opened.isDestroyed() || opened.webContents.reload(), delay);
  }

  nativeTheme.on('updated', () => window?.setBackgroundColor(paperColor(nativeTheme)));
  return {
    async show() {
      options.onShow();
      const there = window;
      opening ??= open();
      await opening;
      if (!there) return; // it shows itself when its page is there
      if (there.isMinimized()) there.restore();
      there.show();
      there.focus();
    },
    hide: () => window?.hide(),
    isInFront: () => window?.isVisible() === true && window.isFocused(),
    revive() {
      deaths = [];
      window?.webContents.reload();
    },
    setProgress(next) {
      share = next;
      window?.setProgressBar(share);
    },
    get contents() {
      return window?.webContents;
    },
    async saved() {
      save();
      await written;
    },
  };
}

const placeOf = (window: DeskWindow): WindowPlace => {
  const { x, y, width, height } = window.getNormalBounds();
  return { bounds: { x, y, width, height }, maximised: window.isMaximized(), fullScreen: window.isFullScreen() };
};
