import { gzipSync } from 'node:zlib';
import { Window } from './pages/window.ts';
import { expect, test } from './test.ts';

test('the starter is there, with a card that says how good it is and where it fails', async ({ models, window }) => {
  await models.open();
  await expect(models.versions).toHaveCount(1);
  await expect(models.versions.first()).toContainText(/\d+ of \d+ right; between \d+% and \d+(\.\d)?% is likely/);
  await models.versions.first().getByRole('link').click();
  await expect(window.title).toHaveText('dandelion-or-grass-1');
  await expect(models.matrix.getByRole('rowheader')).toHaveText(['dandelion', 'grass']);
  await expect(models.limits).toBeVisible();
});

test('the doctor finds nothing wrong, in the words of the window', async ({ doctor, page }) => {
  await doctor.open();
  // A port of the stack that somebody has is told besides.
  await expect(doctor.checks.nth(16)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('Starter model')).toBeVisible();
  await doctor.again.click();
  await expect(doctor.checks.nth(16)).toBeVisible();
});

test('language and colours change at once, and are kept', async ({ settings, window, page }) => {
  await settings.open();
  await settings.choose('Français');
  await expect(window.title).toHaveText('Réglages');
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  await settings.choose('Sombres');
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(14, 21, 18)');
  await page.reload();
  await window.visit('/settings');
  await expect(window.title).toHaveText('Réglages');
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await settings.choose('Claires');
  await settings.choose('English');
  await expect(window.title).toHaveText('Settings');
  await page.getByText('System', { exact: true }).first().click();
  await page.getByText('System', { exact: true }).nth(1).click();
});

test('a retention that cannot be is refused where it is typed', async ({ settings, page }) => {
  await settings.open();
  await settings.days.fill('0');
  await expect(page.getByText('A whole number from 1 to 3,650.')).toBeVisible();
  await settings.days.fill('60');
  await settings.days.press('Enter');
  await page.reload();
  await settings.window.visit('/settings');
  await expect(settings.days).toHaveValue('60');
});

test('a tab without the key says so, and asks nothing', async ({ window, context }) => {
  const tab = new Window(await context.newPage());
  await tab.page.goto(new URL('/', window.page.url()).href);
  await expect(tab.page.getByRole('heading', { name: 'This tab has no key' })).toBeVisible();
});

test('the first load is one script beside its texts, at most 350 KB, gzipped', async ({ meadow, page }) => {
  const scripts: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) scripts.push(response.body());
  });
  await new Window(page).open(await meadow.link());
  const sizes = (await Promise.all(scripts)).map((script) => gzipSync(script).length);
  const sum = sizes.reduce((all, size) => all + size, 0);
  expect(sum).toBeGreaterThan(50 * 1024);
  expect(sum).toBeLessThanOrEqual(350 * 1024);
  // The script, its texts, and what loads the window again where one of them does not come.
  expect(sizes).toHaveLength(3);
});

test('a page begins at its top, however far down the one before was read', async ({ window, page }) => {
  await window.goTo('Settings');
  const main = page.getByRole('main');
  await main.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  expect(await main.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(0);
  await window.goTo('Doctor');
  expect(await main.evaluate(({ scrollTop }) => scrollTop)).toBe(0);
});
