import type { DeskWish } from '../../contract/desk.ts';

/** What people want of the window, until it is there to hear of it. */
export interface Wishes {
  add(wishes: readonly DeskWish[]): void;
  /** What waits, then what comes; the newest who listens is told, nobody else. */
  listen(signal: AbortSignal | undefined): AsyncGenerator<DeskWish, void>;
}

/** A window that never comes must not grow the process. */
const MOST = 50;

export function createWishes(): Wishes {
  let waiting: DeskWish[] = [];
  let wake = () => {};
  let turn = 0;
  return {
    add(wishes) {
      waiting = [...waiting, ...wishes].slice(-MOST);
      wake();
    },
    async *listen(signal) {
      turn += 1;
      const own = turn;
      // Who listened before gives up its place.
      wake();
      while (!signal?.aborted && own === turn) {
        const [wish, ...rest] = waiting;
        if (wish) {
          waiting = rest;
          yield wish;
          continue;
        }
        await new Promise<void>((resolve) => {
          const heard = () => {
            signal?.removeEventListener('abort', heard);
            resolve();
          };
          wake = heard;
          signal?.addEventListener('abort', heard);
        });
      }
    },
  };
}
