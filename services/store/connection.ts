import { asFault } from '../domain/fault.ts';
import type { StoreAccess } from '../ports/store-access.ts';
import type { StoreBrowser } from '../ports/store-browser.ts';

/** Where the store of the stack is just now, and how its administrator comes in. */
export interface StorePlace {
  /** Its container. */
  id: string;
  host: string;
  port: number;
  user: string;
  password: string;
}

export interface ConnectionParts {
  /** Looks where the store is; `anew`: its password may have been changed. Throws `stack-off`, `engine-…`. */
  find(anew: boolean): Promise<StorePlace>;
  browse(place: StorePlace): Promise<StoreBrowser>;
  access(place: StorePlace): Promise<StoreAccess>;
}

export interface StoreConnection {
  browser<T>(work: (browser: StoreBrowser) => Promise<T>): Promise<T>;
  access<T>(work: (access: StoreAccess) => Promise<T>): Promise<T>;
  close(): void;
}

interface Open {
  key: string;
  browser: StoreBrowser;
  access: StoreAccess;
}

/** A place is good for so long: who works on many objects does not ask the engine for each. */
const GOOD_MS = 2000;

/** The store that runs, found again where it was started anew, moved to another port, or got another password. */
export function createStoreConnection({ find, browse, access }: ConnectionParts): StoreConnection {
  let open: Open | undefined;
  let last: { at: number; found: Promise<Open> } | undefined;

  const look = async (anew: boolean): Promise<Open> => {
    const place = await find(anew);
    const key = JSON.stringify(place);
    if (open?.key === key) return open;
    open?.browser.close();
    open = { key, browser: await browse(place), access: await access(place) };
    return open;
  };
  const get = (anew = false): Promise<Open> => {
    const now = performance.now();
    if (!anew && last && now - last.at < GOOD_MS) return last.found;
    const mine = { at: now, found: look(anew) };
    last = mine;
    mine.found.catch(() => {
      if (last === mine) last = undefined;
    });
    return mine.found;
  };
  /** Where it went away, or does not let Meadow in, it is looked for once more. */
  const within = async <T>(work: (open: Open) => Promise<T>): Promise<T> => {
    const before = await get();
    try {
      return await work(before);
    } catch (thrown) {
      const { code } = asFault(thrown);
      if (code !== 'remote-refused' && code !== 'remote-down') throw thrown;
      const now = await get(true);
      if (now === before) throw thrown;
      return work(now);
    }
  };
  return {
    browser: (work) => within((now) => work(now.browser)),
    access: (work) => within((now) => work(now.access)),
    close() {
      open?.browser.close();
      open = undefined;
      last = undefined;
    },
  };
}
