import type { FromCore, FromMain } from '../contract/shapes/desktop.ts';
import { type Fork, type ForkedProcess, keepLastWords, killHardAfter, onceBegun } from './forked-process.ts';

type Order = Extract<FromCore, { type: 'launch' | 'send' | 'stop' }>;

/** Starts, feeds and stops programs for the core, which cannot start processes itself. */
export interface LaunchDesk {
  take(order: Order): void;
  /** Ends all of them: the core that asked for them is gone. */
  close(): void;
}

/** `tell` brings back what became of them. Orders for a program that has ended are dropped: the core hears of its end. */
export function createLaunchDesk(fork: Fork, tell: (news: FromMain) => void): LaunchDesk {
  const running = new Map<number, ForkedProcess>();

  function launch({ id, program, args, env }: Extract<Order, { type: 'launch' }>): void {
    const process = fork(program, args, env);
    const lastWords = keepLastWords(process);
    running.set(id, process);
    process.on('spawn', () =>
      tell({ type: 'started', id, ...(process.pid === undefined ? {} : { pid: process.pid }) }),
    );
    process.on('message', (message) => tell({ type: 'posted', id, message }));
    process.on('exit', (code) => {
      running.delete(id);
      tell({ type: 'ended', id, code, lastWords: lastWords() });
    });
  }

  function stop(process: ForkedProcess | undefined, graceMs: number): void {
    if (!process) return;
    killHardAfter(process, graceMs);
    onceBegun(process, () => process.kill());
  }

  return {
    take(order) {
      if (order.type === 'launch') launch(order);
      else if (order.type === 'send') running.get(order.id)?.postMessage(order.message);
      else stop(running.get(order.id), order.graceMs);
    },
    close() {
      for (const process of running.values()) stop(process, 0);
    },
  };
}
