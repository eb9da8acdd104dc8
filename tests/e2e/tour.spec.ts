import { test as base, expect } from '@playwright/test';
import { findings } from './findings.ts';
import { Palette } from './pages/palette.ts';
import { Window } from './pages/window.ts';
import { hasPhotos, NO_PHOTOS, photos } from './photos.ts';
import { type Meadow, startMeadow } from './start-meadow.ts';

/** Nobody was here before. */
const test = base.extend<{ meadow: Meadow; window: Window }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from it
  meadow: async ({}, use) => {
    const meadow = await startMeadow();
    await use(meadow);
    await meadow.close();
  },
  window: async ({ page, meadow }, use) => {
    page.on('filechooser', () => {});
    const window = new Window(page);
    await window.open(await meadow.link());
    await use(window);
  },
});

test('a photo that is dropped at once gets its verdict, and the tour goes along', async ({ window, page }) => {
  test.skip(!hasPhotos, NO_PHOTOS);
  const tour = page.getByRole('region', { name: 'Tour of Meadow' });
  await expect(tour).toContainText('1 of 3');
  expect(await findings(page)).toEqual([]);
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Control+o');
  await (await chooser).setFiles(photos('dandelion-vs-grass/dandelion', 1));
  await expect(tour).toContainText('2 of 3');
  await expect(page.getByRole('main')).toContainText('dandelion');
  expect(await findings(page)).toEqual([]);
  await tour.getByRole('button', { name: 'Next' }).click();
  await expect(tour).toContainText('3 of 3');
  await tour.getByRole('button', { name: 'New project' }).click();
  await expect(page.getByRole('dialog', { name: 'New project' })).toBeVisible();
  // It closes what lies over the page, not the tour.
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await tour.getByRole('button', { name: 'Done' }).click();
  await expect(tour).toBeHidden();
  await expect(window.title).toBeVisible();
});

test('it is left by Escape in every browser, and taken up again where it was left', async ({
  window,
  meadow,
  browser,
}) => {
  const tourOf = ({ page }: Window) => page.getByRole('region', { name: /^(Tour of Meadow|Visite de Meadow)$/ });
  const other = new Window(await browser.newPage({ locale: 'fr-FR', colorScheme: 'dark' }));
  await other.open(await meadow.link());
  await expect(tourOf(other)).toContainText('Bienvenue');
  await tourOf(window).getByRole('button', { name: 'Next' }).click();
  await window.page.getByRole('main').focus();
  await window.page.keyboard.press('Escape');
  await expect(tourOf(window)).toBeHidden();
  await expect(tourOf(other)).toBeHidden();
  await window.page.reload();
  await window.status.getByRole('link', { name: /^API / }).waitFor();
  await expect(tourOf(window)).toBeHidden();
  await new Palette(window.page).run('tour');
  await expect(tourOf(window)).toContainText('2 of 3');
  await expect(window.page.getByRole('heading', { name: 'This is a verdict' })).toBeFocused();
  await other.page.close();
});

test('a public photo gets a verdict, or it is said what works without a network', async ({ window: _, page }) => {
  await page.getByRole('button', { name: 'A public photo' }).click();
  const told = page.getByRole('alert').filter({ hasText: 'Everything else works without one' });
  const verdict = page.getByRole('heading', { level: 1, name: '1 photo' });
  // With a network it is a verdict; which of both holds is not for the test to say.
  await expect(told.or(verdict)).toBeVisible({ timeout: 30_000 });
});

test('without a network a public photo ends in one sentence, which can be put away', async ({ window: _, page }) => {
  const fault = {
    code: 'download-failed',
    message: 'x',
    hint: 'y',
    retry: true,
    details: { address: 'https://raw.test' },
  };
  await page.route('**/rpc/predicting/sample', (route) =>
    route.fulfill({
      status: 502,
      contentType: 'application/json',
      body: JSON.stringify({
        json: { defined: false, code: 'download-failed', status: 502, message: 'x', data: fault },
      }),
    }),
  );
  await page.getByRole('button', { name: 'A public photo' }).click();
  const told = page.getByRole('main').getByRole('alert');
  await expect(told).toHaveText(
    'The public photo needs a network, and none answered. Everything else works without one.Try again',
  );
  await told.getByRole('button', { name: 'Close' }).click();
  await expect(told).toHaveCount(0);
});
