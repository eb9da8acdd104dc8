import { findings } from './findings.ts';
import { hasPhotos, photos } from './photos.ts';
import { expect, test } from './test.ts';

const places = [
  '/',
  '/history',
  '/api',
  '/models',
  '/models/dandelion-or-grass-1',
  '/models/dandelion-or-grass-1/compare',
  '/settings',
  '/doctor',
];

for (const colorScheme of ['light', 'dark'] as const) {
  for (const locale of ['en-GB', 'fr-FR']) {
    test.describe(`in ${colorScheme}, ${locale}`, () => {
      test.use({ colorScheme, locale });

      test('no page has a serious finding', async ({ window, page }) => {
        for (const place of places) {
          await window.visit(place);
          await page.getByRole('main').locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
          expect(await findings(page), place).toEqual([]);
        }
      });

      test('neither a batch nor its details have one', async ({ window, page }) => {
        test.skip(!hasPhotos, 'MEADOW_TEST_PHOTOS names no folder of photos');
        const chooser = page.waitForEvent('filechooser');
        await page.keyboard.press('Control+o');
        await (await chooser).setFiles([...photos('dandelion-vs-grass/grass', 6), ...photos('ants-vs-bees/bees', 4)]);
        await expect(page.getByRole('option').nth(9)).toContainText(/\S/);
        await expect(page.getByRole('progressbar')).toHaveCount(0);
        expect(await findings(page), 'the grid').toEqual([]);
        await page.getByRole('option').last().click();
        await page.getByRole('switch').check();
        expect(await findings(page), 'the details').toEqual([]);
        await window.visit('/history');
        await expect(page.getByRole('row').nth(3)).toBeVisible();
        expect(await findings(page), 'the history').toEqual([]);
        await page.getByRole('row').nth(2).getByRole('checkbox').check();
        await page.getByRole('button', { name: /^(Delete|Supprimer) 1$/ }).click();
        await expect(page.getByRole('dialog')).toHaveCSS('opacity', '1');
        expect(await findings(page), 'the question before deleting').toEqual([]);
      });
    });
  }
}
