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
