import { basename } from 'node:path';
import { askCore } from './ask-core.ts';
import { findings } from './findings.ts';
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

test('a prediction is opened by its row, walked from, and judged there', async ({ predict, history, window, page }) => {
  await window.goTo('Predict');
  await predict.choose(photos('dandelion-vs-grass/grass', 3));
  await predict.done();
  await history.open();
  await expect(history.rows).toHaveCount(3);

  // Anywhere in the row.
  const place = (await history.rows.first().getByText('Window').boundingBox())!;
  await page.mouse.click(place.x + 4, place.y + 4);
  await expect(history.pane).toContainText('1 of 3');
  await expect(history.pane.getByRole('heading', { name: 'grass' })).toBeVisible();
  await expect(history.pane.getByRole('img').first()).toBeVisible();
  await expect(history.pane.getByRole('region', { name: /right/i })).toBeVisible();
  expect(await findings(page), 'a prediction').toEqual([]);
  await page.keyboard.press('ArrowRight');
  await expect(history.pane).toContainText('2 of 3');
  await history.pane.getByRole('button', { name: 'Right', exact: true }).click();
  await expect(history.rows.nth(1).getByRole('button', { name: /: right$/ })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Escape');
  await expect(history.pane).toHaveCount(0);

  // And by the keyboard alone.
  await history.rows
    .nth(2)
    .getByRole('button', { name: /^Open / })
    .focus();
  await page.keyboard.press('Enter');
  await expect(history.pane).toContainText('3 of 3');
});

test('those of the project that is worked on are listed, of another, or of all', async ({
  predict,
  history,
  window,
  meadow,
  page,
}) => {
  await window.goTo('Predict');
  await predict.choose(photos('dandelion-vs-grass/grass', 2));
  await predict.done();
  const { id } = await askCore<{ id: string }>(meadow.home, 'projects/create', {
    name: 'Bugs',
    classes: ['ant', 'bee'],
  });
  const [first] = await askCore<{ id: string }[]>(meadow.home, 'projects/list', undefined);
  await askCore(meadow.home, 'projects/select', { project: first?.id });
  await history.open();
  await expect(history.rows).toHaveCount(2);
  await history.all.check();
  await history.delete.click();
  await expect(history.dialog).toBeVisible();
  // Another window, or a command, chooses another project: what is listed then was not selected.
  await askCore(meadow.home, 'projects/select', { project: id });
  await expect(history.project).toHaveValue('');
  await expect(history.dialog).toBeHidden();
  await expect(history.all).not.toBeChecked();
  await expect(history.delete).toBeHidden();
  // What is asked meanwhile is answered by another project's version.
  await expect(history.rows).toHaveCount(2);
  await expect(history.rows.first()).toContainText('Dandelion or grass');
  await history.project.selectOption('Dandelion or grass');
  await expect(history.rows).toHaveCount(2);
  await history.project.selectOption('Bugs');
  await expect(page.getByRole('heading', { name: 'No prediction of this project yet' })).toBeVisible();
  await page.getByRole('button', { name: 'Show all projects' }).click();
  await expect(history.rows).toHaveCount(2);
  await askCore(meadow.home, 'projects/select', { project: first?.id });
  await askCore(meadow.home, 'projects/remove', { project: id });
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

test.describe('where dates are long', () => {
  test.use({ locale: 'en-US' });

  test('the list needs no sideways scrolling, at any width', async ({ predict, history, window, page }) => {
    await window.goTo('Predict');
    await predict.choose(photos('dandelion-vs-grass/grass', 1));
    await predict.done();
    await history.open();
    const row = history.rows.first();
    const hidden = () =>
      history.rows
        .first()
        .locator('xpath=ancestor::table/..')
        .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
    const fits = async () => {
      for (const width of [1400, 1280, 1130, 1060]) {
        await page.setViewportSize({ width, height: 720 });
        await expect.poll(hidden, String(width)).toBe(0);
      }
    };
    await fits();
    await page.setViewportSize({ width: 1280, height: 720 });
    await row.getByRole('button').first().click();
    await expect(history.pane).toBeVisible();
    await fits();
  });
});
