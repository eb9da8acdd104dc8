const NAME = 'meadow-reloaded';
/** Milliseconds in which a part that is missing still is not looked for by loading the window once more. */
const LATELY = 30_000;

interface Browser {
  addEventListener(type: 'vite:preloadError', heard: (event: Pick<Event, 'preventDefault'>) => void): void;
  location: Pick<Location, 'reload'>;
  sessionStorage: Pick<Storage, 'getItem' | 'setItem'>;
}

/**
 * Loads the window anew where a page of it is not there any more: Meadow was updated while it was open. Once only; what
 * is missing then is told like any error.
 */
export function reloadWhenOutdated(browser: Browser, now = Date.now): void {
  const { location, sessionStorage } = browser;
  browser.addEventListener('vite:preloadError', (event) => {
    if (now() - Number(sessionStorage.getItem(NAME) ?? 0) < LATELY) return;
    sessionStorage.setItem(NAME, String(now()));
    event.preventDefault();
    location.reload();
  });
}
