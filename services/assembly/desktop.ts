import { RPCHandler } from '@orpc/server/message-port';
import { updateWay } from '../../contract/updates.ts';
import { createElectronKeychain } from '../adapters/electron/keychain.ts';
import { createElectronLauncher } from '../adapters/electron/launcher.ts';
import { findMainProcess, type MainProcess, type WindowPort } from '../adapters/electron/parent-port.ts';
import { createElectronUpdater } from '../adapters/electron/updater.ts';
import { wayOut } from '../adapters/web/way-out.ts';
import type { NetworkChoice } from '../domain/network/network-choice.ts';
import type { Keychain } from '../ports/keychain.ts';
import type { Launcher } from '../ports/launcher.ts';
import type { Core, CoreOptions } from './core.ts';
import { typedHandler } from './orpc-faults.ts';
import { createOwnPages } from './own-pages.ts';

/** Electron's main process, as the core of the desktop lives with it. */
export interface Desktop {
  /** Starts Meadow's programs as utility processes. */
  readonly launcher: Launcher;
  readonly keychain: Keychain;
  /** Answers every window from now on: each comes with a port of its own. */
  serve(core: Pick<Core, 'router' | 'socket'>): void;
  /** Hangs up on every window; those that ask meanwhile are answered by the next core. */
  rest(): void;
  /** How another version takes this one's place, as main says it when it starts the core. */
  updating(way: string | undefined): CoreOptions['updating'];
  tell: MainProcess['tell'];
  /** Called when Meadow is closing. */
  onQuit(listener: () => void): void;
}

/** The desktop this process belongs to; undefined where it was not started by Electron. */
export function findDesktop(): Desktop | undefined {
  const main = findMainProcess();
  if (!main) return undefined;
  let answering: RPCHandler<Record<never, never>> | undefined;
  let isOwnPage: ReturnType<typeof createOwnPages> = async () => false;
  const open = new Set<WindowPort>();
  const waiting: WindowPort[] = [];

  const answer = (port: WindowPort) => {
    if (!answering) return void waiting.push(port);
    answering.upgrade(port, { context: {} });
    open.add(port);
    port.on('close', () => open.delete(port));
    port.start();
  };
  main.onMessage(({ type }, port) => type === 'window' && port && answer(port));
  main.onMessage((message) => {
    if (message.type !== 'own-page') return;
    const { ask, address } = message;
    void isOwnPage(address).then((own) => main.tell({ type: 'own-page', ask, own }));
  });
  return {
    launcher: createElectronLauncher(main),
    keychain: createElectronKeychain(main),
    serve({ router, socket }) {
      answering = new RPCHandler(router, typedHandler);
      isOwnPage = createOwnPages(router);
      main.tell({ type: 'ready', socket });
      for (const port of waiting.splice(0)) answer(port);
    },
    rest() {
      answering = undefined;
      for (const port of open) port.close();
      open.clear();
    },
    updating(said) {
      const way = updateWay.safeParse(said).data ?? 'download';
      if (way !== 'itself') return { way };
      const reach = async (choice: NetworkChoice) =>
        main.tell({ type: 'network', ...(await wayOut(choice)), certificates: [...choice.certificates] });
      return { way, updater: createElectronUpdater(main), reach };
    },
    tell: main.tell,
    onQuit: (listener) => main.onMessage(({ type }) => type === 'quit' && listener()),
  };
}
