import { setTimeout as sleep } from 'node:timers/promises';
import { createRouterClient } from '@orpc/server';
import { type Core, type CoreHolder, type CoreOptions, createCore, findCore } from '../services/assembly/core.ts';
import { Fault } from '../services/domain/fault.ts';
import type { Client, ConnectedClient } from './core-client.ts';

/** A core to ask: one that was started in this process, or that of another. */
export type CoreAccess = { client: Client; own: Core } | (ConnectedClient & { own?: never });

export interface ReachOptions extends CoreOptions {
  /** Whether to ask this core of another process; else its end is waited for. */
  joins(holder: CoreHolder): boolean;
  /** Called once, where there is a wait for another core to start or to end. */
  onWait(): void;
}

/** Milliseconds between looks at a data folder whose core is just starting or ending. */
const BETWEEN = 100;
const LONG = 1000;

/** The core of a data folder: that which runs, or a new one. Its lock decides, so there is never a second. */
export async function reachCore({ joins, onWait, ...options }: ReachOptions): Promise<CoreAccess> {
  for (let waited = 0; ; waited += BETWEEN) {
    const holder = await findCore(options.home);
    const other = holder && joins(holder) ? await tryConnecting(holder.socket) : undefined;
    if (other) return other;
    const own = holder ? undefined : await tryStarting(options);
    if (own) return { own, client: createRouterClient(own.router) };
    if (waited === LONG) onWait();
    await sleep(BETWEEN);
  }
}

async function tryStarting(options: CoreOptions): Promise<Core | undefined> {
  try {
    return await createCore(options);
  } catch (error) {
    if (error instanceof Fault && error.code === 'home-locked' && error.details.case === 'running') return undefined;
    throw error;
  }
}

/** Undefined where nobody listens yet, or no more. */
async function tryConnecting(socket: string): Promise<ConnectedClient | undefined> {
  try {
    // Most find no other, and start one.
    const { connectClient } = await import('./core-client.ts');
    const connected = await connectClient(socket);
    await connected.client.system.about();
    return connected;
  } catch (error) {
    if (error instanceof Fault) throw error;
    return undefined;
  }
}
