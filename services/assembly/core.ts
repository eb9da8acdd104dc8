import type { DataFolderState } from '../../contract/data-folder.ts';
import type { FaultShape } from '../../contract/errors.ts';
import type { About } from '../../contract/system.ts';
import type { UpdateWay } from '../../contract/updates.ts';
import program from '../../package.json' with { type: 'json' };
import { createFileLog } from '../adapters/local/file-log.ts';
import { openHome } from '../adapters/local/home.ts';
import { findHolder, type Holder, lockHome } from '../adapters/local/home-lock.ts';
import { requireWhole } from '../adapters/local/relocating/require-whole.ts';
import { openRestored } from '../adapters/local/restore-place.ts';
import { openScratchFiles } from '../adapters/local/scratch-files.ts';
import type { NetworkChoice } from '../domain/network/network-choice.ts';
import type { Keychain } from '../ports/keychain.ts';
import type { Launcher } from '../ports/launcher.ts';
import type { Log } from '../ports/log.ts';
import type { Updater } from '../ports/updater.ts';
import type { Handover } from '../relocating/relocating.ts';
import { createClosing } from './closing.ts';
import { type CoreSocket, listenOnSocket } from './core-socket.ts';
import type { Files } from './files.ts';
import type { FleetSettings } from './fleet.ts';
import { homePointer } from './home-folder.ts';
import { ownLauncher } from './own-launcher.ts';
import { openRecordsOf } from './records-of.ts';
import { type CoreRouter, createRouter } from './router.ts';
import { startFeatures } from './start-features.ts';

export type CoreHolder = Holder;
export type { Handover };

export interface CoreOptions {
  /** The data folder. */
  home: string;
  /** Who said so; a command, a test or a service where left out. */
  homeBy?: DataFolderState['chosenBy'] | undefined;
  /** Closes this core with `close(handover.finish)` and opens the next one; without it the data folder cannot move. */
  reopen?: ((handover: Handover) => void) | undefined;
  /** Why the data folder could not be handed over, where this core was opened again for it. */
  notMoved?: FaultShape | undefined;
  host: About['host'];
  /** Starts the programs of Meadow; as child processes of this one where left out. */
  launcher?: Launcher;
  /** Whether others may ask the local API. A command that predicts or trains keeps its predictor for itself. */
  open: boolean;
  /** Where the local API answers, for as long as this core runs; else as the settings say. */
  apiPort?: number | undefined;
  /** It runs as a service of the stack, and has no way to the engine under it. */
  inStack?: boolean;
  /** The replicas that answer photos for it; without them it starts a predictor of its own. */
  fleet?: FleetSettings | undefined;
  /** The folder in which the addresses of the stack's records lie, where this core works on those; else on the laptop's. */
  recordsAt?: string | undefined;
  /** Where people see Airflow's pages, where that is another address than its own for this core. */
  airflowPage?: string | undefined;
  /** The same of MLflow's. */
  mlflowPage?: string | undefined;
  /** What measures the stack, where this core runs in it and can ask no engine; and where people see Grafana. */
  prometheus?: { address: string; dashboards?: string | undefined } | undefined;
  /** What unlocks the secrets; only the app has one to ask. */
  keychain?: Keychain | undefined;
  /** How another version takes this one's place, and what does it where that can be; else a person does. */
  updating?: { way: UpdateWay; updater?: Updater; reach?(choice: NetworkChoice): Promise<void> } | undefined;
  /** A fresh link to the window. Throws a Fault where this core shows it in no browser. */
  link(): Promise<{ url: string }>;
}

export interface Core {
  /** Where it listens for commands, and for the pictures of the desktop's window. */
  readonly socket: string;
  readonly router: CoreRouter;
  readonly files: Files;
  readonly log: Log;
  /** Takes no new clients on the socket, and resolves when those there are have left. */
  drain(): Promise<void>;
  /**
   * Cancels what is under way, ends the predictor, and gives the data folder free. `last` is done when nothing writes to
   * it any more and the lock is still held; what it throws is thrown.
   */
  close(last?: () => Promise<void>): Promise<void>;
}

/** Starts the core of a data folder. Throws `home-locked` where one runs already, `home-unusable` or `home-newer`. */
export async function createCore(options: CoreOptions): Promise<Core> {
  const { launcher = ownLauncher() } = options;
  const home = await openHome(options.home);
  await requireWhole(home, homePointer());
  const closing = createClosing();
  let last: (() => Promise<void>) | undefined;
  try {
    const lock = await lockHome(home, options.host);
    closing.defer(lock.release);
    closing.defer(() => last?.());
    const log = createFileLog(home.logs, 'core');
    closing.defer(log.close);
    const records = await openRestored(home, program.version, () =>
      openRecordsOf({ ...options, home, recordsAt: options.recordsAt, log }),
    );
    closing.defer(records.close);
    const scratch = await openScratchFiles(home.incoming);
    // The features are made before it listens, and one of them looks at it.
    let door: CoreSocket | undefined;
    const socket = {
      answers: async () => (await door?.answers()) ?? false,
      listenAnew: async () => door?.listenAnew(),
    };
    const parts = { ...options, door: socket, home: home.folder, launcher, own: records, scratch, log, closing };
    const { features, files } = await startFeatures(parts);
    const router = createRouter(features, log);
    const server = await listenOnSocket(lock.socket, router, files);
    door = server;
    closing.defer(server.close);
    log.info('The core runs', { host: options.host });
    const close = (work?: () => Promise<void>) => {
      last ??= work;
      return closing.close();
    };
    return { socket: lock.socket, router, files, log, drain: server.drain, close };
  } catch (error) {
    await closing.close();
    throw error;
  }
}

/** The core that works on a data folder now, if any. */
export async function findCore(folder: string): Promise<CoreHolder | undefined> {
  return findHolder(await openHome(folder));
}
