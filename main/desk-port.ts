import { type FromMain, fromCore } from '../contract/shapes/desktop.ts';
import type { Fork } from './forked-process.ts';
import { createLaunchDesk } from './launch-desk.ts';

/** What a utility process has as its parent's port, for a program that runs in the main process itself. */
export interface DeskPort {
  on(event: 'message', listener: (event: { data: FromMain; ports: never[] }) => void): void;
  postMessage(message: unknown): void;
}

/** Starts, feeds and stops programs for it; other words it might say are not for anybody. */
export function createDeskPort(fork: Fork): DeskPort {
  const listeners: Parameters<DeskPort['on']>[1][] = [];
  const desk = createLaunchDesk(fork, (data) => {
    for (const listener of listeners) listener({ data, ports: [] });
  });
  return {
    on: (_event, listener) => void listeners.push(listener),
    postMessage(raw) {
      const order = fromCore.safeParse(raw).data;
      if (order?.type === 'launch' || order?.type === 'send' || order?.type === 'stop') desk.take(order);
    },
  };
}
