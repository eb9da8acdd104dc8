import { hasPhotos, NO_PHOTOS, photos } from './photos.ts';
import { expect, test } from './test.ts';

test.use({ core: 'keyboard' });

test('every page is reached, and the shortcuts are shown, by keys alone', async ({ window, page }) => {
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Skip to the page' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  for (const [letter, title] of Object.entries({
    h: 'History',
    f: 'Photos',
    t: 'Train',
    i: 'Pipelines',
    m: 'Models',
    k: 'Stack',
    o: 'Store',
    l: 'Deploy',
    e: 'Load test',
    n: 'Monitoring',
    s: 'Settings',
    d: 'Doctor',
    a: 'Local API',
    p: 'Predict',
  })) {
    await page.keyboard.press('g');
    await page.keyboard.press(letter);
    await expect(window.title).toHaveText(title);
  }
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('photos are chosen, looked through and searched by keys alone', async ({ predict, page }) => {
  test.skip(!hasPhotos, NO_PHOTOS);
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Control+o');
  await (await chooser).setFiles(photos('dandelion-vs-grass/dandelion', 30));
  await predict.done();

  await predict.options.first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(predict.options.nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(predict.details).toContainText('2 of 30');
  await page.keyboard.press('x');
  await expect(predict.heatmapPicture).toBeVisible();
  await page.keyboard.press('End');
  await expect(predict.details).toContainText('30 of 30');
  await page.keyboard.press('Home');
  await expect(predict.details).toContainText('1 of 30');
  await expect(predict.options.first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(predict.details).toBeHidden();
  await page.keyboard.press('/');
  await expect(predict.search).toBeFocused();
});

test('a menu that is opened by keys has no ring around nothing', async ({ photosPage, page }) => {
  await photosPage.open();
  await page.getByRole('button', { name: 'Add photos' }).press('Enter');
  const rests = page.locator('[role=menu] > [data-autofocus]');
  await expect(rests).toBeFocused();
  await expect(rests).toHaveCSS('box-shadow', 'none');
  await page.keyboard.press('ArrowDown');
  const first = page.getByRole('menuitem').first();
  await expect(first).toBeFocused();
  await expect(first).not.toHaveCSS('box-shadow', 'none');
});

test('a key right after a menu or a question was left is not lost', async ({ photosPage, page }) => {
  test.skip(!hasPhotos, NO_PHOTOS);
  await photosPage.open();
  await photosPage.addFiles(photos('dandelion-vs-grass/grass', 3));
  await expect(photosPage.photos).toHaveCount(3);
  await photosPage.photos.first().click();
  await page
    .getByRole('button', { name: /^Project: / })
    .first()
    .click();
  await page.getByRole('menuitem', { name: 'New project' }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Delete');
  await expect(photosPage.photos).toHaveCount(2);
  await photosPage.photos.first().click();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Delete');
  await expect(photosPage.photos).toHaveCount(1);
});
