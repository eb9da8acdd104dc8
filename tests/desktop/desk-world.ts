import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { Worker } from 'node:worker_threads';
import { createCameraPanels } from '../../main/camera-panels.ts';
import { createDesk, type DeskOptions } from '../../main/desk.ts';
import type { DeskFrame, DeskPort } from '../../main/electron-parts.ts';
import type { Fork, ForkedProcess } from '../../main/forked-process.ts';
import { createKeychain } from '../../main/keychain.ts';
import { createBridge } from '../../main/preload/bridge.ts';
import { createUpdateDesk } from '../../main/updates/update-desk.ts';
import type { Transport } from '../../renderer/transport/client.ts';
import { createPortTransport } from '../../renderer/transport/message-port.ts';
import { ROOT } from '../../scripts/run-program.ts';
import { safeStorageOf } from '../ports/safe-storage.ts';
import { createScreen, innerPort, type Screen } from './electron-double.ts';
import { forkChild } from './fork-child.ts';
import { forkThread } from './fork-thread.ts';

/** The file of the program that runs, as far as the desk knows. */
export const PROGRAM = '/opt/Meadow/meadow';

/** The whole desk on a screen that is none: its own core, its own window, Electron's calls written down. */
export interface DeskWorld {
  home: string;
  /** Where the shell keeps its own files. */
  userData: string;
  screen: Screen;
  desk: ReturnType<typeof createDesk>;
  /** The threads that were cores, the running one last. */
  cores: Worker[];
  /** What the page of the window would ask with. */
  page(frame?: DeskFrame): Transport;
  /** Labels of the tray; in brackets what cannot be pressed. */
  tray(): string[];
  press(label: string): void;
  close(): Promise<void>;
}

export interface WorldOptions extends Partial<Pick<DeskOptions, 'words' | 'platform' | 'env'>> {
  /** What knows of other versions of this Meadow, which may quit what is on the screen. */
  updates?: (screen: Screen) => DeskOptions['updates'];
  /** Programs that run in place of the core, one after the other, before the real one does. */
  before?: string[];
  /** Data folder and the shell's own, of another world. */
  folder?: string;
}

export async function createDeskWorld(options: WorldOptions = {}): Promise<DeskWorld> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'meadow-desk-')));
  const [home, userData] = [join(folder, 'home'), join(folder, 'shell')];
  Reflect.set(globalThis, 'window', new EventTarget());
  const screen = createScreen(userData, options.platform ?? 'linux');
  const cores: Worker[] = [];
  const sources = [...(options.before ?? [])];
  const built = (program: string) => join(ROOT, 'out/main', `${program}.js`);

  const fork: Fork<DeskPort> = (program, args, env) => {
    if (program !== 'core') return forkChild(built(program), args, env);
    const source = sources.shift() ?? `import(${JSON.stringify(pathToFileURL(built('core')).href)});`;
    const { worker, forked } = forkThread(source, args);
    cores.push(worker);
    const unwrapping: ForkedProcess<DeskPort> = {
      pid: forked.pid,
      stderr: forked.stderr,
      kill: () => forked.kill(),
      on: forked.on,
      postMessage: (message, ports = []) => forked.postMessage(message, ports.map(innerPort)),
    };
    return unwrapping;
  };
  const desk = createDesk({
    electron: screen.parts,
    fork,
    keychain: createKeychain(safeStorageOf(randomBytes(32)), 'linux'),
    panels: createCameraPanels(),
    updates: options.updates?.(screen) ?? {
      way: 'checkout',
      desk: createUpdateDesk(() => Promise.reject(new Error('It runs from its sources'))),
      setNetwork: () => {},
    },
    platform: options.platform ?? 'linux',
    env: options.env ?? { HOME: folder },
    execPath: PROGRAM,
    packageType: undefined,
    words: ['meadow', `--home=${home}`, ...(options.words ?? [])],
    folder,
    personal: folder,
    versions: { Electron: '45.4.1' },
    isTrayShown: async () => screen.showsTray,
    files: { preload: '/preload.cjs', window: join(ROOT, 'dist/renderer'), icons: join(ROOT, 'main/icons') },
  });
  const items = () => screen.trays.at(-1)?.items ?? [];

  return {
    home,
    userData,
    screen,
    desk,
    cores,
    page: (frame = screen.windows.at(-1)?.webContents.mainFrame) =>
      createPortTransport(
        createBridge({
          getPathForFile: ({ name }) => join(folder, name),
          send: (channel, nonce) => void screen.ipc.emit(channel, { senderFrame: frame ?? null, sender: {} }, nonce),
          invoke: async (channel, open) =>
            void screen.ipc.emit(channel, { senderFrame: frame ?? null, sender: {} }, open),
        }),
      ),
    tray: () =>
      items().flatMap(({ label, enabled }) => (label === undefined ? [] : [enabled === false ? `(${label})` : label])),
    press(label) {
      const item = items().find((one) => one.label === label);
      if (!item?.click) throw new Error(`The tray has no "${label}".`);
      Reflect.apply(item.click, undefined, []);
    },
    async close() {
      // As the system ends it: without a question. A core that died under it would be started again.
      if (screen.app.quits === 0) screen.shutDown();
      for (let waited = 0; screen.app.quits === 0 && waited < 15_000; waited += 50) await sleep(50);
      await Promise.all(cores.map((worker) => worker.terminate()));
      Reflect.deleteProperty(globalThis, 'window');
      await rm(folder, { recursive: true, force: true });
    },
  };
}
