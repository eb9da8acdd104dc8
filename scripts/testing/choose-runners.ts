/** Which runner gets which arguments; undefined where it has nothing to do. */
export interface Chosen {
  /** All tests but the journeys, nothing being named. */
  all: boolean;
  vitest: string[] | undefined;
  /** The tests in a browser. */
  browser: string[] | undefined;
  /** The journeys through a packaged app. */
  app: string[] | undefined;
  /** Some of these tests look at the built window. */
  window: boolean;
}

const mayOpenWindow = (word: string) => /^(tests|host|renderer)\b/.test(word);
const isJourney = (word: string) => /(^|[\\/])desktop-app([\\/]|$)/.test(word);
const isBrowserTest = (word: string) => /(^|[\\/])e2e([\\/]|$)|\.spec\.ts/.test(word);

/**
 * Files and folders go to the runner they belong to; none at all means everything. Flags such as `-t` and the word
 * after them are Vitest's, unless only tests of Playwright were named.
 */
export function chooseRunners(words: string[]): Chosen {
  const app = words.filter(isJourney);
  const browser = words.filter((word) => !isJourney(word) && isBrowserTest(word));
  const others = words.filter((word) => !isJourney(word) && !isBrowserTest(word));
  const none = { all: false, vitest: undefined, browser: undefined, app: undefined };
  if (words.length === 0) return { ...none, all: true, app: [], window: true };
  if (browser.length + app.length === 0) return { ...none, vitest: others, window: others.some(mayOpenWindow) };
  const forVitest = others.some((word) => !word.startsWith('-'));
  const flags = forVitest ? [] : others;
  return {
    all: false,
    vitest: forVitest ? others : undefined,
    browser: browser.length > 0 ? [...browser, ...flags] : undefined,
    app: app.length > 0 ? [...app, ...flags] : undefined,
    window: browser.length > 0 || forVitest,
  };
}
