import { askCore } from './ask-core.ts';
import { everyPlace } from './every-place.ts';
import { findings } from './findings.ts';
import type { Window } from './pages/window.ts';
import { hasPhotos, photos } from './photos.ts';
import { expect, test } from './test.ts';

test.use({ core: 'every page' });

/** Predictions and photos, so that pages have something to show. */
async function fill({ home }: { home: string }) {
  if (!hasPhotos) return;
  const paths = photos('dandelion-vs-grass/grass', 4);
  await askCore(home, 'predicting/start', { paths });
  await askCore(home, 'photos/add', { project: 'dandelion-or-grass', paths });
}

/** Another language, while the window is open. */
async function speak({ page }: Window, { home }: { home: string }, language: 'en' | 'fr') {
  await askCore(home, 'settings/change', { language });
  await expect(page.locator('html')).toHaveAttribute('lang', language);
}

/** Goes to a page and waits until it has what it shows. */
async function see(window: Window, place: string) {
  await window.visit(place);
  await expect(window.page.getByRole('main')).toHaveAttribute('data-page', place);
  await window.page
    .getByRole('main')
    .locator('.mantine-Skeleton-root')
    .first()
    .waitFor({ state: 'detached', timeout: 30_000 });
}

test.describe.configure({ mode: 'parallel' });

for (const language of ['en', 'fr'] as const) {
  test(`no page has a serious finding, light or dark, in ${language}`, async ({ window, meadow, page }) => {
    test.setTimeout(everyPlace.length * 15_000);
    await fill(meadow);
    await speak(window, meadow, language);
    for (const place of everyPlace) {
      await page.emulateMedia({ colorScheme: 'light' });
      await see(window, place);
      expect.soft(await findings(page), `${place}, light`).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
      // Names do not hang on the colours.
      expect.soft(await findings(page, 'colours'), `${place}, dark`).toEqual([]);
    }
  });
}

const sizes = [
  { name: 'a phone', width: 390, height: 844 },
  { name: 'a laptop at 200 %', width: 640, height: 400 },
  { name: 'the narrowest window of the app', width: 900, height: 700 },
];

for (const language of ['en', 'fr'] as const) {
  test(`no page is wider than the window, nor hides a control beside it, in ${language}`, async ({
    window,
    meadow,
    page,
  }) => {
    test.setTimeout(everyPlace.length * 15_000);
    await fill(meadow);
    await speak(window, meadow, language);
    for (const place of everyPlace) {
      await see(window, place);
      for (const { name, ...size } of sizes) {
        await page.setViewportSize(size);
        expect.soft(await beside(window), `${place} on ${name}`).toEqual([]);
      }
    }
  });
}

/** What lies beside the window, and what scrolls sideways; lists that scroll by themselves may. */
function beside({ page }: Window): Promise<string[]> {
  return page.evaluate(async () => {
    // What measures its room, such as a chart, does so a picture after the window changed.
    for (let picture = 0; picture < 3; picture++) await new Promise(requestAnimationFrame);
    const wide = [...document.querySelectorAll('html, main, nav, footer')].filter(
      (element) => element.scrollWidth > element.clientWidth + 1,
    );
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      (/auto|scroll/.test(getComputedStyle(element).overflowX) && element.tagName !== 'MAIN'
        ? true
        : scrolls(element.parentElement));
    const out = [...document.querySelectorAll('button, a[href], input, select')].filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return width > 1 && (left < -1 || right > innerWidth + 1) && !scrolls(element.parentElement);
    });
    return [...wide, ...out].map((element) => element.outerHTML.slice(0, 160));
  });
}
