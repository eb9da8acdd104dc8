import { release } from 'node:os';
import { join } from 'node:path';
import { RPCHandler } from '@orpc/server/message-port';
import type { CoreTrouble } from '../contract/desk.ts';
import { SCHEME } from './app-address.ts';
import type { Running } from './app-image.ts';
import type { CameraPanels } from './camera-panels.ts';
import { fetchFromCore } from './core-files.ts';
import { type DeskState, nothingKnown } from './core-news/desk-state.ts';
import { followCore } from './core-news/follow-core.ts';
import { noticeOf } from './core-news/notice-of.ts';
import { tellOfCrash } from './crash-box.ts';
import { deskFile, laidOver } from './desk-file.ts';
import { createDeskLog } from './desk-log.ts';
import { createDeskRouter } from './desk-router.ts';
import { collectDiagnostics } from './diagnostics/collect.ts';
import { createDiagnosticsDesk } from './diagnostics/desk-diagnostics.ts';
import { createDragOut } from './drag-out.ts';
import type { DeskPort, ElectronParts } from './electron-parts.ts';
import type { Fork } from './forked-process.ts';
import { handOutPorts } from './hand-out-ports.ts';
import { homeArgument } from './home-argument.ts';
import { createCoreKeeper } from './keep-core.ts';
import { createKeptFile } from './kept-file.ts';
import type { Keychain } from './keychain.ts';
import { createLeaving } from './leaving.ts';
import { createLoginItem } from './login-item.ts';
import { createNotifier } from './notifier.ts';
import { createAsking } from './opening/ask-window.ts';
import { type Askable, askedAction } from './opening/asked-action.ts';
import { readOpened, wishesOfFiles, wishOfLink } from './opening/read-opened.ts';
import { createQuickActions } from './quick-actions.ts';
import { sendElsewhere } from './send-elsewhere.ts';
import { createWindowServer } from './serve-window.ts';
import { createStateShow } from './show-state.ts';
import { startedAs } from './started-as.ts';
import { notRestarted } from './updates/not-restarted.ts';
import type { Updates } from './updates/updates.ts';
import { createWindowKeeper } from './window/keep-window.ts';
import { windowPlace } from './window/window-place.ts';
import { troubleWords } from './words/trouble-words.ts';
import { wordsFor } from './words/words.ts';

export interface DeskOptions extends Running {
  electron: ElectronParts;
  /** Starts the core and its programs. */
  fork: Fork<DeskPort>;
  keychain: Keychain;
  panels: Pick<CameraPanels, 'note'>;
  /** How this program gets to another version, and what does it. */
  updates: Updates;
  platform: NodeJS.Platform;
  /** The words Meadow was started with, and the folder where relative ones begin. */
  words: readonly string[];
  folder: string;
  /** The person's own folder. */
  personal: string;
  /** What it is that runs, for diagnostics. */
  versions: Readonly<Record<string, string | undefined>>;
  files: { preload: string; window: string; icons: string };
  /** Whether the desktop shows trays now. */
  isTrayShown(): Promise<boolean>;
}

/** A batch that is being written needs a moment to end well. */
const GRACE_MS = 8_000;
/** A window that has not asked for the core's state by then shows nothing. */
const SILENT_MS = 5_000;

export interface Desk {
  /** Where it cannot be done, says why and ends: nobody is to be left with a Meadow that shows nothing and lets no other in. */
  start(): Promise<void>;
  /** Whether a page on this computer is one that the core named; no, while there is no core to ask. */
  isOwnPage(address: string): Promise<boolean>;
}

/** Meadow on the desktop: the window, the tray, the menus and the core, joined. `start` is called once Electron is ready. */
export function createDesk(options: DeskOptions): Desk {
  const { electron, fork, platform, files, updates } = options;
  const { app, dialog } = electron;
  const userData = app.getPath('userData');
  const logs = join(userData, 'logs');
  const log = createDeskLog(join(logs, 'desk.log'));
  const icon = join(files.icons, 'drag.png');
  const started = startedAs(options);

  let state: DeskState = nothingKnown;
  let ended = new AbortController();
  const words = () => wordsFor(state.language, app.getPreferredSystemLanguages());
  const asking = createAsking({ dialog, words, show: () => void window.show() });
  const core = createCoreKeeper({
    electron,
    fork,
    args: [...homeArgument(options.words), '--updates', updates.way],
    updates: { take: (question, tell) => updates.desk.take(question, tell, leaving.giveWay) },
    onNetwork: updates.setNetwork,
    keychain: options.keychain,
    onTrouble: tellTrouble,
    // The core that runs already shows Meadow in the browser; two of them would not work on the same data.
    onElsewhere: (url) => void sendElsewhere(url, { electron, words, onTrouble: noBrowser }).then(leaving.now),
  });
  const noBrowser = (thrown: unknown) => log.note('Nobody could be sent to the browser', thrown);
  const { client, trouble } = core;

  // ── The window, and what it may ask of main
  const deskKept = createKeptFile(join(userData, 'desk.json'), deskFile);
  let settings = deskFile.parse({});
  const login = createLoginItem({ app, platform, program: started.file, env: options.env });
  const window = createWindowKeeper({
    electron,
    preload: files.preload,
    kept: createKeptFile(join(userData, 'window.json'), windowPlace),
    onClose(event) {
      // On macOS a program goes on without a window.
      if (leaving.isDecided || platform === 'darwin') return;
      event.preventDefault();
      void putAway();
    },
    onShow: () => leaving.stay(),
    onSessionEnd: (event) => leaving.onShutdown(event),
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
    work: () => state,
    hide: window.hide,
    async finish() {
      await Promise.all([core.stop(GRACE_MS), window.saved()]);
      ended.abort();
      show.remove();
      await dragOut.clear();
    },
    onUnfinished: (thrown) => log.note('Not everything ended well', thrown),
    resume(why) {
      begin();
      asking.go({ page: 'settings' });
      asking.ask([{ kind: 'fault', fault: why ?? notRestarted() }]);
    },
  });
  /** The window was closed. Where nothing would be seen of Meadow any more, it ends. */
  async function putAway(): Promise<void> {
    if (settings.keepsRunning && (await show.hasTray())) window.hide();
    else await leaving.ask();
  }
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
        logs,
        // It may have moved since the core began.
        home: state.up ? (await client.system.about().catch(() => undefined))?.home : core.home,
        personal: options.personal,
      }),
  });
  const fetchFile = (path: string) => fetchFromCore(core.socket, path);
  const dragOut = createDragOut({
    client,
    fetch: fetchFile,
    contents: () => window.contents,
    folder: join(userData, 'drags'),
    icon,
  });
  const handler = new RPCHandler(
    createDeskRouter({
      wishes: asking.wishes,
      trouble,
      diagnostics,
      dragOut,
      restartCore: core.restart,
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

  // ── What is told outside of the window
  /** The window shows it; where none does, the system's own dialog. */
  function tellTrouble(told: CoreTrouble | null): void {
    refresh();
    if (told === null) return;
    void window.show();
    setTimeout(() => {
      if (trouble.value !== told || trouble.watchers > 0) return;
      void tellOfCrash(dialog, words(), {
        title: words().crash.core,
        detail: [troubleWords(told, words()), told.lastWords].filter(Boolean).join('\n\n'),
        restart: core.restart,
        diagnose: diagnostics.askNatively,
        quit: app.quit,
      });
    }, SILENT_MS).unref();
  }
  const quick = createQuickActions({ client, isInFront: window.isInFront, ask: asking.ask });
  const show = createStateShow({
    electron,
    platform,
    program: started.file,
    icons: files.icons,
    words,
    actions: {
      ...quick,
      show: () => void window.show(),
      restartCore: core.restart,
      quit: app.quit,
      open: () => void asking.open(),
      go: (page) => asking.go({ page }),
      diagnostics: () => asking.ask([{ kind: 'diagnostics' }]),
    },
    onDrop: (paths) => asking.ask(wishesOfFiles(paths)),
    isTrayShown: options.isTrayShown,
    setProgress: window.setProgress,
  });
  const refresh = () => show.update(state, trouble.value !== null);
  const notify = createNotifier({
    Notification: electron.Notification,
    wanted: () => settings.notifies && !window.isInFront(),
    onClick: asking.go,
  });
  const tasks: Record<Askable, () => void> = { retrain: quick.retrain, 'start-stack': quick.startStack };
  function doAsked(said: readonly string[]): void {
    const action = askedAction(said);
    if (action) tasks[action]();
  }

  /** Also after it had ended for another version that did not come. */
  function begin(): void {
    core.start();
    show.begin();
    refresh();
    ended = new AbortController();
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
        leaving.workChanged();
      },
    });
  }

  // ── What Electron tells, also before it is ready
  app.on('open-file', (event, path) => {
    event.preventDefault();
    asking.openTogether(path);
  });
  app.on('open-url', (event, url) => {
    event.preventDefault();
    asking.ask(wishOfLink(url));
  });
  app.on('second-instance', (_event, second, folder) => {
    asking.ask(readOpened(second.slice(1), folder));
    if (!asking.hasBegun) return;
    void window.show();
    doAsked(second);
  });
  app.on('before-quit', leaving.onQuit);
  // Whether Meadow ends is decided where its window is closed.
  app.on('window-all-closed', () => {});
  app.on('activate', () => asking.hasBegun && void window.show());

  async function start(): Promise<void> {
    settings = await deskKept.read();
    await dragOut.clear();
    // The names under which Windows knows whose notifications and links these are.
    if (platform === 'win32') app.setAppUserModelId('app.meadow');
    if (platform === 'win32' && app.isPackaged && !started.isPortable)
      app.setAsDefaultProtocolClient('meadow', started.file, ['--']);
    electron.protocol.handle(SCHEME, createWindowServer(files.window, fetchFile));
    handOutPorts({
      electron,
      contents: () => window.contents,
      toCore: core.connect,
      toDesk(port) {
        handler.upgrade(port, { context: {} });
        port.start();
      },
      onCamera: options.panels.note,
    });
    begin();
    electron.powerMonitor.on('resume', () => void client.system.woke().catch(() => undefined));
    electron.powerMonitor.on('shutdown', leaving.onShutdown);
    const opened = readOpened(options.words.slice(1), options.folder);
    asking.wishes.add(opened);
    asking.begin();
    if (opened.length > 0 || !login.startedThisTime(options.words)) await window.show();
    doAsked(options.words);
  }
  async function giveUp(thrown: unknown): Promise<void> {
    log.note('The desk could not start', thrown);
    const { start: title, startDetail } = words().crash;
    dialog.showErrorBox(title, startDetail(thrown instanceof Error ? thrown.message : String(thrown)));
    await core.stop(GRACE_MS).finally(() => app.exit(1));
  }

  return { isOwnPage: core.isOwnPage, start: () => start().catch(giveUp) };
}
