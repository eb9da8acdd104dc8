const NAME = 'meadow-reloaded';
/** Milliseconds before the window is loaded anew, by how often that was done lately. */
const WAITS = [0, 1000, 3000, 6000];
/** Milliseconds after which it is forgotten that it was. */
const LATELY = 600_000;

interface Browser {
  addEventListener(type: 'vite:preloadError', heard: (event: Pick<Event, 'preventDefault'>) => void): void;
  setTimeout(work: () => void, ms: number): unknown;
  location: Pick<Location, 'reload'>;
  sessionStorage: Pick<Storage, 'getItem' | 'setItem'>;
}

let waits = false;
/** It is about to be: what failed meanwhile is no news. */
export const isReloading = (): boolean => waits;

/**
 * Loads the window anew where a part of it did not come: Meadow was updated while it was open, or a network of the
 * computer came or went, as those of containers do, and the browser dropped all it was loading. A few times, ever later;
 * what is missing then is told like any error. `beforeReload` keeps what was asked for.
 */
export function reloadMissingParts(browser: Browser, beforeReload: () => void, now = Date.now): void {
  const { location, sessionStorage } = browser;
  waits = false;
  browser.addEventListener('vite:preloadError', (event) => {
    if (waits) return event.preventDefault();
    const [at = 0, times = 0] = (sessionStorage.getItem(NAME) ?? '').split(' ').map(Number);
    const done = now() - at < LATELY ? times : 0;
    const wait = WAITS[done];
    if (wait === undefined) return;
    event.preventDefault();
    waits = true;
    browser.setTimeout(() => {
      sessionStorage.setItem(NAME, `${now()} ${done + 1}`);
      beforeReload();
      location.reload();
    }, wait);
  });
}
