import type { Page } from '@playwright/test';
import { findings } from './findings.ts';
import { Palette } from './pages/palette.ts';
import { expect, test } from './test.ts';

test.use({ core: 'palette' });

test('a few letters of either language lead to a page, and Escape back to what had the focus', async ({
  window,
  page,
}) => {
  const palette = new Palette(page);
  await window.rail.getByRole('link', { name: 'Models' }).focus();
  await palette.open();
  await expect(palette.field).toBeFocused();
  await expect(palette.found.first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.type('diagnostic');
  await expect(palette.chosen).toHaveText(/doctor/i);
  await expect(palette.field).toHaveAttribute('aria-activedescendant', (await palette.chosen.getAttribute('id')) ?? '');
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(palette.field).toBeHidden();
  await expect(window.rail.getByRole('link', { name: 'Models' })).toBeFocused();
  await palette.run('reglages');
  await expect(window.title).toHaveText('Settings');
});

/** The palette's part of the window stays on its way until it may arrive. */
async function holdPalette(page: Page): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route(/\/palette-[^/]+\.js$/, async (route) => {
    await promise;
    await route.continue();
  });
  await page.reload();
  return resolve;
}

test('what is typed while the palette is still on its way is for its field, and does nothing to the page', async ({
  window,
  page,
}) => {
  const palette = new Palette(page);
  const arrive = await holdPalette(page);
  await window.status.getByRole('link', { name: /^API / }).waitFor();
  await window.rail.getByRole('link', { name: 'Models' }).focus();
  const asked = page.waitForRequest(/\/palette-[^/]+\.js$/);
  await page.keyboard.press('Control+k');
  await asked;
  await page.keyboard.type('gms');
  for (let letters = 3; letters > 0; letters--) await page.keyboard.press('Backspace');
  await page.keyboard.type('diag');
  await expect(palette.field).toBeHidden();
  await expect(window.title).toHaveText('Predict');
  arrive();
  await expect(palette.field).toBeFocused();
  await page.keyboard.type('nostic');
  await expect(palette.field).toHaveValue('diagnostic');
  await expect(palette.chosen).toHaveText(/doctor/i);
  await page.keyboard.press('Escape');
  await expect(window.rail.getByRole('link', { name: 'Models' })).toBeFocused();
  await palette.open();
  await expect(palette.field).toHaveValue('');
});

test('Enter, too, acts once the palette is there, and what is typed after it is nobody’s', async ({ window, page }) => {
  const palette = new Palette(page);
  const arrive = await holdPalette(page);
  await window.status.getByRole('link', { name: /^API / }).waitFor();
  const asked = page.waitForRequest(/\/palette-[^/]+\.js$/);
  await page.keyboard.press('Control+k');
  await asked;
  await page.keyboard.type('diag');
  await page.keyboard.press('Enter');
  await page.keyboard.type('gms');
  await expect(window.title).toHaveText('Predict');
  arrive();
  await expect(window.title).toHaveText('Doctor');
  await expect(palette.field).toBeHidden();
  await palette.open();
  await expect(palette.field, 'once').toHaveValue('');
});

test('the arrows go through what is found, round at its end', async ({ window: _, page }) => {
  const palette = new Palette(page);
  await palette.open();
  await page.keyboard.type('photos');
  const last = (await palette.found.count()) - 1;
  await page.keyboard.press('ArrowUp');
  await expect(palette.found.nth(last)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowDown');
  await expect(palette.found.first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.type('zzzz');
  await expect(palette.found).toHaveCount(0);
  await expect(page.getByText('Nothing is called')).toBeVisible();
});

test('language, colours and project change from anywhere', async ({ window, page }) => {
  const palette = new Palette(page);
  await palette.run('parler francais');
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  await expect(window.title).toHaveText('Prédire');
  await palette.run('speak english');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await palette.run('dark col');
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await palette.run('colours of the system');
  await palette.run('new project');
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Leaves');
  await page.getByRole('dialog').getByRole('textbox', { name: 'Classes' }).fill('oak\nelm');
  await page.getByRole('button', { name: 'Create project' }).click();
  await expect(page.getByRole('button', { name: 'Project: Leaves' }).first()).toBeVisible();
  await palette.run('switch to dandelion');
  await expect(page.getByRole('button', { name: 'Project: Dandelion or grass' }).first()).toBeVisible();
});

test('what changes much leads to its page and does nothing there', async ({ window, page }) => {
  const palette = new Palette(page);
  for (const [letters, title] of [
    ['retrain', 'Train'],
    ['start the stack', 'Stack'],
    ['roll back the dep', 'Deploy'],
    ['roll back the live', 'Models'],
  ] as const) {
    await palette.run(letters);
    await expect(window.title).toHaveText(title);
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await expect(window.status.getByRole('progressbar')).toHaveCount(0);
});

test('photos are asked for, for a verdict or for the project', async ({ window, page }) => {
  const palette = new Palette(page);
  await window.visit('/settings');
  const first = page.waitForEvent('filechooser');
  await palette.run('predict photos');
  await first;
  await expect(window.title).toHaveText('Predict');
  const second = page.waitForEvent('filechooser');
  await palette.run('add photos');
  expect(await (await second).element().getAttribute('accept')).toContain('.zip');
  await expect(window.title).toHaveText('Photos');
});
