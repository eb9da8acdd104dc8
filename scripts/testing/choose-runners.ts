/** Which runner gets which arguments; undefined where it has nothing to do. */
export interface Chosen {
  vitest: string[] | undefined;
  playwright: string[] | undefined;
  /** Some of these tests look at the built window. */
  window: boolean;
}

const mayOpenWindow = (word: string) => /^(tests|host|renderer)\b/.test(word);
const isBrowserTest = (word: string) => /(^|[\\/])e2e([\\/]|$)|\.spec\.ts/.test(word);

/**
 * Files and folders go to the runner they belong to; none at all means everything. Flags such as `-t` and the word
 * after them are Vitest's, unless only browser tests were named.
 */
export function chooseRunners(words: string[]): Chosen {
  const browser = words.filter(isBrowserTest);
  const others = words.filter((word) => !isBrowserTest(word));
  if (words.length === 0) return { vitest: [], playwright: [], window: true };
  if (browser.length === 0) return { vitest: others, playwright: undefined, window: others.some(mayOpenWindow) };
  return others.some((word) => !word.startsWith('-'))
    ? { vitest: others, playwright: browser, window: true }
    : { vitest: undefined, playwright: words, window: true };
}
