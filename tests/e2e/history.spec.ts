import { basename } from 'node:path';
import { hasPhotos, NO_PHOTOS, photos } from './photos.ts';
import { expect, test } from './test.ts';

test.skip(!hasPhotos, NO_PHOTOS);

test.beforeEach(({ history }) => history.clear());

test('predictions are kept, found, and deleted for good', async ({ predict, history, window, page }) => {
  const grass = photos('dandelion-vs-grass/grass', 3);
  await window.goTo('Predict');
  await predict.choose([...grass, ...photos('dandelion-vs-grass/dandelion', 2)]);
  await predict.done();
  await history.open();
  await expect(history.rows).toHaveCount(5);

  await history.verdict.selectOption('grass');
  await expect(history.rows).toHaveCount(3);
  await history.verdict.selectOption('Any verdict');
  const name = basename(grass[2] ?? '');
  await history.search.fill(name);
  await expect(history.rows).toHaveCount(1);
  await history.row(name).getByRole('checkbox').check();
  await history.delete.click();
  await expect(history.dialog).toContainText('There is no way back.');
  await history.confirm();
  await expect(history.rows).toHaveCount(0);

  await history.search.fill('');
  await expect(history.rows).toHaveCount(4);
  await history.all.check();
  await history.delete.click();
  await history.confirm();
  await expect(history.nothing).toBeVisible();

  await page.reload();
  await window.visit('/history');
  await expect(history.nothing).toBeVisible();
});

test('with the switch off, nothing is kept', async ({ predict, history, settings, window }) => {
  await settings.open();
  await settings.keep.press('Space');
  await expect(settings.keep).not.toBeChecked();
  await window.goTo('Predict');
  await predict.choose(photos('dandelion-vs-grass/grass', 1));
  await expect(window.page.getByText(/% sure$/)).toBeVisible();
  await history.open();
  await expect(window.page.getByText('New predictions are not kept.')).toBeVisible();
  await expect(history.nothing).toBeVisible();
  await settings.open();
  await settings.keep.press('Space');
  await expect(settings.keep).toBeChecked();
});
