import { EventEmitter } from 'node:events';
import electronUpdater, { type UpdateCheckResult } from 'electron-updater';
import type { NativeUpdater, UpdaterPart, UpdateTools } from '../../../main/updates/update-desk.ts';

/** What goes wrong: before the installer is there, when it is to start, or without a word. */
export type Failing = 'take-over' | 'start' | 'start-late' | 'silent' | undefined;

export interface DoubleOptions {
  /** What can be downloaded. */
  version: string;
  /** Electron's. */
  quit(): void;
  /** Called where the installer starts. */
  onStart(): void;
  failing?: Failing;
}

/**
 * electron-updater as it installs, in the order it does so. On Windows and Linux `quitAndInstall` starts the installer at
 * once, tells at once of what it cannot, or a moment later (then it quits all the same), and has Electron quit in the turn
 * after.
 */
export class UpdaterDouble extends EventEmitter implements UpdaterPart {
  allowDowngrade = false;
  readonly options: DoubleOptions;
  constructor(options: DoubleOptions) {
    super();
    this.options = options;
  }
  setFeedURL(): void {}
  async checkForUpdates(): Promise<UpdateCheckResult> {
    const { version } = this.options;
    const updateInfo = { version, files: [], path: '', sha512: '', releaseDate: '2026-06-01T10:00:00Z' };
    return { isUpdateAvailable: true, updateInfo, versionInfo: updateInfo };
  }
  async downloadUpdate(): Promise<string[]> {
    return [];
  }
  quitAndInstall(): void {
    const { failing, quit, onStart } = this.options;
    if (failing === 'silent') return;
    if (failing === 'start') return void this.emit('error', new Error('A person said no.'));
    if (failing === 'start-late') process.nextTick(() => this.emit('error', new Error('EACCES')));
    else onStart();
    setImmediate(quit);
  }
}

/**
 * The same on macOS: `quitAndInstall` has the system's updater take over what was downloaded, where it has not yet; then the
 * windows are closed, and only when the system is ready does Electron quit.
 */
export class MacUpdaterDouble extends UpdaterDouble {
  /** By hand: the system takes its time. */
  readonly native = Object.assign(new EventEmitter(), {
    asked: 0,
    checkForUpdates: () => {
      this.native.asked += 1;
    },
  });
  isTaken = false;
  readonly windows: () => readonly { close(): void }[];
  constructor(options: DoubleOptions, windows: () => readonly { close(): void }[] = () => []) {
    super(options);
    this.windows = windows;
  }
  takeOver(): void {
    if (this.options.failing === 'take-over') {
      this.emit('error', new Error('Code signature at URL file:///Meadow.app did not pass validation'));
      return;
    }
    this.isTaken = true;
    this.native.emit('update-downloaded', {});
  }
  override quitAndInstall(): void {
    if (!this.isTaken) throw new Error('Meadow is to wait until the system has taken it over.');
    for (const window of this.windows()) window.close();
    setTimeout(() => {
      if (this.options.failing === 'start') return void this.emit('error', new Error('A person said no.'));
      this.options.onStart();
      this.options.quit();
    }, 20);
  }
}

export const toolsOf = (updater: UpdaterDouble, native?: NativeUpdater): UpdateTools => ({
  updater,
  native,
  feed: { provider: 'github', owner: 'meadow', repo: 'app' },
  watchRequests: () => () => undefined,
  newToken: () => new electronUpdater.CancellationToken(),
});
