import { release } from 'node:os';
import { join } from 'node:path';
import { RPCHandler } from '@orpc/server/message-port';
import type { CoreTrouble, DeskWish } from '../contract/desk.ts';
import { SCHEME } from './app-address.ts';
import type { CameraPanels } from './camera-panels.ts';
import { CAMERA, CONNECT, CONNECT_DESK, isNonce, PORT } from './channels.ts';
import { fetchFromCore } from './core-files.ts';
import { createCoreClient } from './core-link.ts';
import { type DeskState, nothingKnown } from './core-news/desk-state.ts';
import { followCore } from './core-news/follow-core.ts';
import { noticeOf } from './core-news/notice-of.ts';
import { type Core, createCore } from './core-process.ts';
import { tellOfCrash } from './crash-box.ts';
import { deskFile, laidOver } from './desk-file.ts';
import { createDeskRouter } from './desk-router.ts';
import { collectDiagnostics } from './diagnostics/collect.ts';
import { createDiagnosticsDesk } from './diagnostics/desk-diagnostics.ts';
import { createDragOut } from './drag-out.ts';
import type { DeskFrame, DeskPort, ElectronParts } from './electron-parts.ts';
import type { Fork } from './forked-process.ts';
import { homeArgument } from './home-argument.ts';
import { progressOf } from './job-progress.ts';
import { createKeptFile } from './kept-file.ts';
import type { Keychain } from './keychain.ts';
import { createLatest } from './latest.ts';
import { createLeaving } from './leaving.ts';
import { createLoginItem } from './login-item.ts';
import { menuTemplate } from './menu-template.ts';
import { createNotifier } from './notifier.ts';
import { createGathering } from './opening/gather.ts';
import { PARCEL_END, readOpened, wishesOfFiles, wishOfLink } from './opening/read-opened.ts';
import { createWishes } from './opening/wishes.ts';
import { createOwnMessages } from './own-messages.ts';
import { createQuickActions } from './quick-actions.ts';
import { createWindowServer } from './serve-window.ts';
import { showTray } from './tray/show-tray.ts';
import { factsOf, type QuickActions, trayMenu } from './tray/tray-menu.ts';
import type { Updates } from './updates/updates.ts';
import { createWindowKeeper } from './window/keep-window.ts';
import { windowPlace } from './window/window-place.ts';
import { wordsFor } from './words/words.ts';

export interface DeskOptions {
  electron: ElectronParts;
  /** Starts the core and its programs. */
  fork: Fork<DeskPort>;
  keychain: Keychain;
  panels: Pick<CameraPanels, 'note'>;
  /** How this program gets to another version, and what does it. */
  updates: Updates;
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  /** The words Meadow was started with, and the folder where relative ones begin. */
  words: readonly string[];
  folder: string;
  /** The person's own folder. */
  personal: string;
  /** What it is that runs, for diagnostics. */
  versions: Readonly<Record<string, string | undefined>>;
  files: { preload: string; window: string; icons: string };
}

/** A batch that is being written needs a moment to end well. */
const GRACE_MS = 8_000;
/** Files that are opened together come within this. */
const TOGETHER_MS = 200;
/** A window that has not asked for the core's state by then shows nothing. */
const SILENT_MS = 5_000;

export interface Desk {
  start(): Promise<void>;
  /** Whether a page on this computer is one that the core named; no, while there is no core to ask. */
  isOwnPage(address: string): Promise<boolean>;
}

/** Meadow on the desktop: the window, the tray, the menus and the core, joined. `start` is called once Electron is ready. */
export function createDesk(options: DeskOptions): Desk {
  const { electron, fork, platform, files, updates } = options;
  const { app, dialog, shell } = electron;
  const userData = app.getPath('userData');
  const icon = join(files.icons, 'drag.png');

  let core: Core<DeskPort> | undefined;
  let state: DeskState = nothingKnown;
  const ended = new AbortController();
  const trouble = createLatest<CoreTrouble | null>(null);
  const wishes = createWishes();
  const words = () => wordsFor(state.language, app.getPreferredSystemLanguages());
  const client = createCoreClient(() => {
    const { port1, port2 } = new electron.MessageChannelMain();
    core?.connect(port1);
    return port2;
  });

  // ── What is asked of the window
  let started = false;
  function ask(asked: readonly DeskWish[]): void {
    wishes.add(asked);
    if (started && asked.length > 0) void window.show();
  }
  const openTogether = createGathering(TOGETHER_MS, (paths) => ask(wishesOfFiles(paths)));
  const go = (page: Extract<DeskWish, { kind: 'page' }>['place']) => ask([{ kind: 'page', place: page }]);
  async function open(): Promise<void> {
    const { filters } = words();
    const { canceled, filePaths } = await dialog.showOpenDialog({
      properties: ['openFile', 'multiSelections'],
      filters: [
        {
          name: filters.photos,
          extensions: ['jpg', 'jpeg', 'png', 'webp', 'heic', 'heif', 'avif', 'gif', 'tif', 'tiff', 'bmp'],
        },
        { name: filters.models, extensions: [PARCEL_END.slice(1)] },
      ],
    });
    if (!canceled) ask(wishesOfFiles(filePaths));
  }

  // ── The window, and what it may ask of main
  const deskKept = createKeptFile(join(userData, 'desk.json'), deskFile);
  let settings = deskFile.parse({});
  const login = createLoginItem({ app, platform, env: options.env });
  const window = createWindowKeeper({
    electron,
    preload: files.preload,
    kept: createKeptFile(join(userData, 'window.json'), windowPlace),
    onClose(event) {
      // On macOS a program goes on without a window.
      if (leaving.isDecided || platform === 'darwin') return;
      event.preventDefault();
      if (settings.keepsRunning && tray?.isThere) window.hide();
      else void leaving.ask();
    },
    onGivenUp: () =>
      void tellOfCrash(dialog, words(), {
        title: words().crash.window,
        detail: words().crash.windowDetail,
        restart: window.revive,
        diagnose: diagnostics.askNatively,
        quit: app.quit,
      }),
  });
  const leaving = createLeaving({
    app,
    dialog,
    words,
    jobs: () => state.jobs,
    hide: window.hide,
    async finish() {
      await Promise.all([core?.stop(GRACE_MS), window.saved()]);
      ended.abort();
      tray?.remove();
      await dragOut.clear();
    },
  });
  const diagnostics = createDiagnosticsDesk({
    electron,
    words,
    collect: async () =>
      collectDiagnostics({
        about: {
          Meadow: app.getVersion(),
          ...options.versions,
          system: `${platform} ${release()} ${process.arch}`,
          language: words().language,
          packaged: String(app.isPackaged),
        },
        client: state.up ? client : undefined,
        trouble: trouble.value ?? undefined,
        // It may have moved since the core began.
        home: state.up ? (await client.system.about().catch(() => undefined))?.home : core?.home,
        personal: options.personal,
      }),
  });
  const fetchFile = (path: string) => fetchFromCore(core?.socket, path);
  const dragOut = createDragOut({
    nativeImage: electron.nativeImage,
    client,
    fetch: fetchFile,
    contents: () => window.contents,
    folder: join(userData, 'drags'),
    icon,
  });
  const handler = new RPCHandler(
    createDeskRouter({
      wishes,
      trouble,
      diagnostics,
      dragOut,
      restartCore,
      show: window.show,
      settings: () => settings,
      async change(change) {
        const next = laidOver(settings, change);
        if (next.startsAtLogin !== settings.startsAtLogin) await login.set(next.startsAtLogin);
        await deskKept.write(next);
        settings = next;
        return settings;
      },
    }),
  );
  function listenToWindow(): void {
    const { ipcMain } = electron;
    const messages = createOwnMessages(ipcMain, () => (window.contents ? [window.contents.mainFrame] : []));
    const handOut = (frame: DeskFrame, nonce: unknown, take: (port: DeskPort) => void) => {
      if (!isNonce(nonce)) return;
      const { port1, port2 } = new electron.MessageChannelMain();
      take(port1);
      frame.postMessage(PORT, nonce, [port2]);
    };
    messages.on(CONNECT, ({ frame }, nonce) => handOut(frame, nonce, (port) => core?.connect(port)));
    messages.on(CONNECT_DESK, ({ frame }, nonce) =>
      handOut(frame, nonce, (port) => {
        handler.upgrade(port, { context: {} });
        port.start();
      }),
    );
    messages.answer(CAMERA, ({ contents }, open) => options.panels.note(contents, open === true));
  }

  // ── The core
  function startCore(): void {
    core = createCore({
      fork,
      args: [...homeArgument(options.words), '--updates', updates.way],
      updates: updates.desk,
      onNetwork: updates.setNetwork,
      keychain: options.keychain,
      onTrouble: tellTrouble,
      // The core that runs already shows Meadow in the browser; two of them would not work on the same data.
      onElsewhere: (url) => void shell.openExternal(url).then(() => leaving.now()),
    });
  }
  function restartCore(): void {
    if (trouble.value === null) return;
    const waiting = core?.takeWaiting() ?? [];
    trouble.set(null);
    startCore();
    for (const port of waiting) core?.connect(port);
    refresh();
  }
  /** The window shows it; where none does, the system's own dialog. */
  function tellTrouble(told: CoreTrouble): void {
    trouble.set(told);
    refresh();
    void window.show();
    setTimeout(() => {
      if (trouble.value !== told || trouble.watchers > 0) return;
      void tellOfCrash(dialog, words(), {
        title: words().crash.core,
        detail: [told.message, told.hint, told.lastWords].filter(Boolean).join('\n\n'),
        restart: restartCore,
        diagnose: diagnostics.askNatively,
        quit: app.quit,
      });
    }, SILENT_MS).unref();
  }

  // ── Tray, menus, notifications
  const actions: QuickActions = {
    ...createQuickActions({ client, state: () => state, isInFront: window.isInFront, ask }),
    show: () => void window.show(),
    restartCore,
    quit: app.quit,
  };
  const notify = createNotifier({
    Notification: electron.Notification,
    wanted: () => settings.notifies && !window.isInFront(),
    onClick: go,
  });
  let tray: ReturnType<typeof showTray> | undefined;
  let spoken: string | undefined;
  function refresh(): void {
    const said = words();
    tray?.update(
      trayMenu(state, trouble.value !== null, said, actions),
      ['Meadow', ...factsOf(state, said)].join('\n'),
    );
    window.setProgress(progressOf(state.jobs));
    if (spoken === said.language) return;
    spoken = said.language;
    const menu = menuTemplate({
      mac: platform === 'darwin',
      packaged: app.isPackaged,
      words: said,
      actions: {
        ...actions,
        open: () => void open(),
        go: (page) => go({ page }),
        diagnostics: () => ask([{ kind: 'diagnostics' }]),
      },
    });
    electron.Menu.setApplicationMenu(electron.Menu.buildFromTemplate(menu));
  }

  // ── What Electron tells, also before it is ready
  app.on('open-file', (event, path) => {
    event.preventDefault();
    openTogether(path);
  });
  app.on('open-url', (event, url) => {
    event.preventDefault();
    ask(wishOfLink(url));
  });
  app.on('second-instance', (_event, second, folder) => {
    ask(readOpened(second.slice(1), folder));
    if (started) void window.show();
  });
  app.on('before-quit', (event) => {
    if (leaving.isDone) return;
    // The window has asked before a restart as another version.
    const leave = updates.desk.isInstalling ? leaving.now : leaving.ask;
    event.preventDefault();
    void leave();
  });
  // Whether Meadow ends is decided where its window is closed.
  app.on('window-all-closed', () => {});
  app.on('activate', () => started && void window.show());

  return {
    isOwnPage: async (address) => (await core?.isOwnPage(address)) ?? false,
    async start() {
      settings = await deskKept.read();
      await dragOut.clear();
      // The names under which Windows knows whose notifications and links these are.
      if (platform === 'win32') app.setAppUserModelId('app.meadow');
      if (platform === 'win32' && app.isPackaged) app.setAsDefaultProtocolClient('meadow', app.getPath('exe'), ['--']);
      startCore();
      electron.protocol.handle(SCHEME, createWindowServer(files.window, fetchFile));
      listenToWindow();
      tray = showTray({
        electron,
        icons: files.icons,
        platform,
        onOpen: actions.show,
        onDrop: (paths) => ask(wishesOfFiles(paths)),
      });
      electron.powerMonitor.on('resume', () => void client.system.woke().catch(() => undefined));
      electron.powerMonitor.on('shutdown', () => void leaving.now());
      refresh();
      const opened = readOpened(options.words.slice(1), options.folder);
      wishes.add(opened);
      started = true;
      if (opened.length > 0 || !login.startedThisTime(options.words)) await window.show();
      void followCore({
        client,
        signal: ended.signal,
        onEvent(event, before) {
          const notice = noticeOf(event, before, words());
          if (notice) notify(notice);
        },
        onState(next) {
          state = next;
          electron.nativeTheme.themeSource = next.theme;
          refresh();
          leaving.jobsChanged();
        },
      });
    },
  };
}
