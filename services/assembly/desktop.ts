import { RPCHandler } from '@orpc/server/message-port';
import { createElectronKeychain } from '../adapters/electron/keychain.ts';
import { createElectronLauncher } from '../adapters/electron/launcher.ts';
import { findMainProcess, type MainProcess } from '../adapters/electron/parent-port.ts';
import type { Keychain } from '../ports/keychain.ts';
import type { Launcher } from '../ports/launcher.ts';
import type { Core } from './core.ts';
import { createOwnPages } from './own-pages.ts';

/** Electron's main process, as the core of the desktop lives with it. */
export interface Desktop {
  /** Starts Meadow's programs as utility processes. */
  readonly launcher: Launcher;
  readonly keychain: Keychain;
  /** Answers every window from now on: each comes with a port of its own. */
  serve(core: Pick<Core, 'router' | 'socket'>): void;
  tell: MainProcess['tell'];
  /** Called when Meadow is closing. */
  onQuit(listener: () => void): void;
}

/** The desktop this process belongs to; undefined where it was not started by Electron. */
export function findDesktop(): Desktop | undefined {
  const main = findMainProcess();
  if (!main) return undefined;
  return {
    launcher: createElectronLauncher(main),
    keychain: createElectronKeychain(main),
    serve({ router, socket }) {
      const handler = new RPCHandler(router);
      const isOwnPage = createOwnPages(router);
      main.onMessage((message) => {
        if (message.type !== 'own-page') return;
        const { ask, address } = message;
        void isOwnPage(address).then((own) => main.tell({ type: 'own-page', ask, own }));
      });
      main.onMessage(({ type }, port) => {
        if (type !== 'window' || !port) return;
        handler.upgrade(port, { context: {} });
        port.start();
      });
      main.tell({ type: 'ready', socket });
    },
    tell: main.tell,
    onQuit: (listener) => main.onMessage(({ type }) => type === 'quit' && listener()),
  };
}
