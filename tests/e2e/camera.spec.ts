import { findChromium } from '../../scripts/testing/find-chromium.ts';
import { expect, test } from './test.ts';

const executablePath = findChromium();
test.use({
  permissions: ['camera'],
  launchOptions: {
    ...(executablePath ? { executablePath } : {}),
    args: ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  },
});

test('a picture is taken with the camera, and judged at once', async ({ window, page }) => {
  await page.getByRole('button', { name: 'Camera' }).click();
  const take = page.getByRole('button', { name: 'Take a picture' });
  await take.click();
  await expect(page.getByRole('region', { name: 'Camera' }).getByRole('heading', { level: 2 })).toBeVisible();
  await take.click();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(window.title).toHaveText(/^[12] photos?$/);
});

test('Escape puts the camera away', async ({ window: _, page }) => {
  await page.getByRole('button', { name: 'Camera' }).click();
  await expect(page.getByRole('region', { name: 'Camera' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'Camera' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Choose photos' })).toBeVisible();
});

test('pictures are taken straight into a project, with their label', async ({ photosPage, page }) => {
  await photosPage.open();
  await page.getByRole('button', { name: 'Add photos' }).click();
  await page.getByRole('menuitem', { name: 'Camera' }).click();
  await photosPage.dialog.getByRole('combobox', { name: 'Label' }).selectOption('grass');
  await photosPage.dialog.getByRole('button', { name: 'Take a picture' }).click();
  await expect(photosPage.dialog).toContainText(/\d pictures? taken/);
  await photosPage.dialog.getByRole('button', { name: 'Done' }).click();
  await expect(photosPage.report).toContainText(/\d photos? added\./);
  await expect(photosPage.photos.first()).toContainText('grass');
});
