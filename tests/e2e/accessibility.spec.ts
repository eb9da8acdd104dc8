import { findings } from './findings.ts';
import { hasInsects, hasPhotos, NO_INSECTS, NO_PHOTOS, photos } from './photos.ts';
import { expect, test } from './test.ts';

// Colours do not hang on the language, nor names on the colours: what takes long to lay out is seen once in each.
const looks = [
  { colorScheme: 'light', locale: 'en-GB' },
  { colorScheme: 'dark', locale: 'fr-FR' },
] as const;

test.describe.configure({ mode: 'parallel' });

for (const { colorScheme, locale } of looks) {
  test.describe(`in ${colorScheme}, ${locale}`, () => {
    test.use({ colorScheme, locale });

    test('neither a batch nor its details have one', async ({ window, page }) => {
      test.skip(!hasInsects, NO_INSECTS);
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

    test('neither the photos of a project nor what is selected among them have one', async ({ window, page }) => {
      test.skip(!hasPhotos, NO_PHOTOS);
      await window.visit('/photos');
      const chooser = page.waitForEvent('filechooser');
      await page.keyboard.press('Control+o');
      await (await chooser).setFiles(photos('dandelion-vs-grass/grass', 6));
      const listed = page.getByRole('listbox').getByRole('option');
      await expect(listed.nth(1)).toContainText(/\S/);
      await expect(page.getByRole('progressbar')).toHaveCount(0);
      await listed.first().click();
      await page.keyboard.press('Control+a');
      await expect(page.getByRole('listbox').getByRole('option', { selected: false })).toHaveCount(0);
      expect(await findings(page), 'the grid').toEqual([]);
      await listed.first().dblclick();
      await expect(page.getByRole('complementary')).toBeVisible();
      expect(await findings(page), 'the details').toEqual([]);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Delete');
      await window.visit('/photos/label');
      await expect(page.getByRole('group')).toBeVisible();
      expect(await findings(page), 'labelling').toEqual([]);
      await window.visit('/photos/bin');
      await listed.first().click();
      await page.keyboard.press('Delete');
      await expect(page.getByRole('dialog')).toHaveCSS('opacity', '1');
      expect(await findings(page), 'the question before deleting').toEqual([]);
    });
  });
}
