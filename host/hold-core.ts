import type { Core, Handover } from '../services/assembly/core.ts';
import { type ChosenHome, homeFolder } from '../services/assembly/home-folder.ts';
import { asFault } from '../services/domain/fault.ts';
import { type CoreAccess, type ReachOptions, reachCore } from './core-access.ts';

export interface HoldOptions extends Omit<ReachOptions, 'home' | 'homeBy' | 'reopen' | 'notMoved'> {
  home: ChosenHome;
  /** Told of the core of this process, and of the one that takes its place; of none in between. */
  onCore(core: Core | undefined): void;
  /** None could be opened after the data folder was handed over. */
  onLost(error: unknown): void;
}

/** A core to ask. */
export interface HeldCore {
  /** The first one: that of another process where `own` is false. */
  access: CoreAccess;
  close(): Promise<void>;
}

/** Reaches a core. Where it is this process's own and its data folder moves, the next one is opened in its place. */
export async function holdCore({ home, onCore, onLost, ...options }: HoldOptions): Promise<HeldCore> {
  let closed = false;
  let turning: Promise<void> = Promise.resolve();

  const reopen = (handover: Handover) => {
    turning = turn(handover).catch(onLost);
  };
  const reach = (where: ChosenHome, more: Partial<ReachOptions> = {}) =>
    reachCore({ ...options, ...more, home: where.folder, homeBy: where.by, reopen });

  const turn = async ({ folder, finish }: Handover) => {
    onCore(undefined);
    const thrown = await access.own?.close(finish).then(
      () => undefined,
      (error: unknown) => error,
    );
    // What was written down decides, not how far this came.
    const next = homeFolder(undefined);
    const notMoved = next === folder ? undefined : asFault(thrown).toShape();
    access = await reach({ folder: next, by: 'move' }, { notMoved, joins: () => false });
    if (closed) await access.own?.close();
    else onCore(access.own);
  };

  let access = await reach(home);
  if (access.own) onCore(access.own);
  return {
    access,
    async close() {
      closed = true;
      await turning;
      await (access.own ?? access).close();
    },
  };
}
