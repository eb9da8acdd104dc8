import { setImmediate } from 'node:timers/promises';

interface Waiting<T> {
  item: T;
  written: PromiseWithResolvers<void>;
}

/**
 * Turns single writes into grouped ones: what arrives while a group is being written goes with the next. Each call
 * resolves when its own item is written.
 */
export function createGroupWriter<T>(write: (items: T[]) => Promise<void>): (item: T) => Promise<void> {
  let waiting: Waiting<T>[] = [];
  let writing = false;

  const drain = async () => {
    writing = true;
    while (waiting.length > 0) {
      await setImmediate(); // what arrives in this turn goes along
      const group = waiting;
      waiting = [];
      await settle(group, write);
    }
    writing = false;
  };

  return (item) => {
    const written = Promise.withResolvers<void>();
    waiting.push({ item, written });
    if (!writing) void drain();
    return written.promise;
  };
}

async function settle<T>(group: Waiting<T>[], write: (items: T[]) => Promise<void>): Promise<void> {
  try {
    await write(group.map(({ item }) => item));
    for (const { written } of group) written.resolve();
  } catch (error) {
    for (const { written } of group) written.reject(error);
  }
}
