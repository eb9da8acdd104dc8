import { createFoundAnew } from '../jobs/found-anew.ts';
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

/** A place is good for so long: who works on many objects does not ask the engine for each. */
const GOOD_MS = 2000;

/** The store that runs, found again where it was started anew, moved to another port, or got another password. */
export function createStoreConnection({ find, browse, access }: ConnectionParts): StoreConnection {
  const { within, close } = createFoundAnew({
    find,
    open: async (place: StorePlace) => ({ browser: await browse(place), access: await access(place) }),
    close: ({ browser }) => browser.close(),
    good: GOOD_MS,
  });
  return {
    browser: (work) => within((now) => work(now.browser)),
    access: (work) => within((now) => work(now.access)),
    close,
  };
}
