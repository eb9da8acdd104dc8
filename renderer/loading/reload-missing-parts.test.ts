import { expect, test } from 'vitest';
import { reloadMissingParts } from './reload-missing-parts.ts';

/** A browser whose window is loaded anew whenever it asks for that. */
function openBrowser() {
  const kept = new Map<string, string>();
  const sessionStorage = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  };
  const browser = { now: 1_000_000, waited: [] as number[], kept, miss: (): boolean => false };
  const load = () => {
    let heard: ((event: Pick<Event, 'preventDefault'>) => void) | undefined;
    const timers: (() => void)[] = [];
    reloadMissingParts(
      {
        addEventListener: (_type, listener) => {
          heard = listener;
        },
        setTimeout: (work, ms) => {
          browser.waited.push(ms);
          timers.push(work);
        },
        location: { reload: load },
        sessionStorage,
      },
      () => void browser.kept.set('asked for', 'kept'),
      () => browser.now,
    );
    /** Two parts of a page are missing; whether it was said to be dealt with. */
    browser.miss = () => {
      let dealtWith = 0;
      const preventDefault = () => {
        dealtWith += 1;
      };
      for (const _ of ['script', 'style']) heard?.({ preventDefault });
      for (const run of timers.splice(0)) run();
      return dealtWith === 2;
    };
  };
  load();
  return browser;
}

test('a window of which parts are missing is loaded anew, ever later, and not for ever', () => {
  const browser = openBrowser();
  expect([browser.miss(), browser.miss(), browser.miss(), browser.miss()]).toEqual([true, true, true, true]);
  expect(browser.waited).toEqual([0, 1000, 3000, 6000]);
  expect(browser.miss()).toBe(false);
  browser.now += 3_600_000;
  expect(browser.miss()).toBe(true);
  expect(browser.waited.at(-1)).toBe(0);
});

test('what an earlier Meadow kept is taken for one time', () => {
  const browser = openBrowser();
  browser.kept.set('meadow-reloaded', String(browser.now));
  browser.miss();
  expect(browser.waited).toEqual([0]);
  expect(browser.kept.get('asked for')).toBe('kept');
});
