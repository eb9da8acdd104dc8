import type { CoreTrouble } from '../contract/desk.ts';
import { type CoreClient, createCoreClient } from './core-link.ts';
import { type Core, type CoreOptions, createCore } from './core-process.ts';
import type { DeskPort, ElectronParts } from './electron-parts.ts';
import { createLatest, type Latest } from './latest.ts';

export interface CoreKeeperParts extends Omit<CoreOptions<DeskPort>, 'onTrouble'> {
  electron: Pick<ElectronParts, 'MessageChannelMain'>;
  /** Called when the core does not run any more, and none is started by itself; and when one is started again. */
  onTrouble(trouble: CoreTrouble | null): void;
}

/** The core, whichever runs: another one takes its place when a person says so. */
export interface CoreKeeper extends Pick<Core<DeskPort>, 'connect' | 'stop'> {
  /** Its calls wait until a core answers. */
  readonly client: CoreClient;
  /** Why there is none. */
  readonly trouble: Latest<CoreTrouble | null>;
  readonly socket: string | undefined;
  readonly home: string | undefined;
  start(): void;
  /** Starts another one where there is none. */
  restart(): void;
  isOwnPage(address: string): Promise<boolean>;
}

export function createCoreKeeper({ electron, onTrouble, ...options }: CoreKeeperParts): CoreKeeper {
  const trouble = createLatest<CoreTrouble | null>(null);
  let core: Core<DeskPort> | undefined;
  const tell = (told: CoreTrouble | null) => {
    trouble.set(told);
    onTrouble(told);
  };
  /** Who waits for one that has ended waits for the next. */
  const start = () => {
    const waiting = core?.takeWaiting() ?? [];
    core = createCore({ ...options, onTrouble: tell });
    for (const port of waiting) core.connect(port);
  };
  return {
    client: createCoreClient(() => {
      const { port1, port2 } = new electron.MessageChannelMain();
      core?.connect(port1);
      return port2;
    }),
    trouble,
    get socket() {
      return core?.socket;
    },
    get home() {
      return core?.home;
    },
    start,
    restart() {
      if (trouble.value === null) return;
      trouble.set(null);
      start();
      onTrouble(null);
    },
    connect: (port) => core?.connect(port),
    isOwnPage: async (address) => (await core?.isOwnPage(address)) ?? false,
    stop: async (graceMs) => core?.stop(graceMs),
  };
}
