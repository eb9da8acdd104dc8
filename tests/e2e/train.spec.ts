import { findings } from './findings.ts';
import { classFolders } from './labelled-folder.ts';
import { hasPhotos, NO_PHOTOS, oneClass, otherClass, photos } from './photos.ts';
import { expect, test } from './test.ts';

test.skip(!hasPhotos, NO_PHOTOS);
test.use({ core: 'train' });
test.describe.configure({ mode: 'serial' });

const insects = { ants: oneClass, bees: otherClass };

test('an empty project becomes a live model of two new classes', async ({ photosPage, trainPage, predict, window }) => {
  await photosPage.open();
  await photosPage.createProject('Insects');
  await trainPage.open();
  await expect(trainPage.main.getByRole('heading', { name: 'Nothing to learn from yet' })).toBeVisible();
  await trainPage.main.getByRole('link', { name: 'Go to the photos' }).click();
  await photosPage.addFolder(await classFolders(insects, 15));
  await expect(photosPage.report).toContainText('30 photos added.');

  await trainPage.open();
  await trainPage.start.press('Enter');
  await expect(trainPage.progress).toBeVisible();
  // The button works no more: the keys go on where the training is.
  await expect(trainPage.main.getByRole('region', { name: /^(This|Last) training$/ })).toBeFocused();
  await expect(trainPage.ready('insects-1')).toBeVisible({ timeout: 60_000 });
  await expect(window.announcement).toHaveText('The training is done. It made insects-1.');
  await expect(trainPage.main.getByText('It answers now.')).toBeVisible();
  await expect(trainPage.stages).toHaveCount(8);
  await expect(trainPage.main.getByRole('img', { name: /^After \d+ rounds/ })).toBeVisible();
  await expect(trainPage.main.getByText(/^Test result: \d+ of 30 right/)).toBeVisible();

  await window.goTo('Predict');
  const [ant = ''] = photos(insects.ants, 20).slice(-1);
  await predict.choose([ant]);
  await expect(predict.page.getByRole('link', { name: 'insects-1' }).last()).toBeVisible();
});

test('a verdict that was judged is marked in the list, and leads to where it is reviewed', async ({
  predict,
  window,
  page,
}) => {
  await window.goTo('Predict');
  await predict.choose(photos(insects.ants, 22).slice(-2));
  await predict.done();
  await predict.options.first().click();
  await predict.details.getByRole('button', { name: 'Right', exact: true }).click();
  await expect(predict.options.first()).toContainText('Right');
  await expect(predict.options.nth(1)).not.toContainText('Right');
  await predict.details.getByRole('link', { name: 'Review it' }).click();
  await expect(page).toHaveURL(/#\/photos\/review$/);
});

test('what a training says of its version follows what is live', async ({ trainPage, window }) => {
  const said = trainPage.main.locator('p').filter({ hasText: 'insects-2 is ready.' });
  await window.goTo('Train');
  await trainPage.start.click();
  await expect(said).toHaveText('insects-2 is ready. It waits for your word; insects-1 answers until then.', {
    timeout: 60_000,
  });
  await expect(trainPage.stages.filter({ hasText: 'Go live' })).toContainText('left to you');
  // The same photos again: both were asked about the very ones the curve is counted on.
  await expect(trainPage.main.getByText(/^insects-1 on the same photos/)).toBeVisible();
  await trainPage.main.getByRole('button', { name: 'Make it live' }).click();
  await expect(said).toHaveText('insects-2 is ready. It answers now.');
  await window.goTo('Models');
  await trainPage.page.getByRole('button', { name: 'Roll back' }).click();
  await trainPage.page.getByRole('dialog').getByRole('button', { name: 'Put insects-1 back in' }).click();
  await expect(trainPage.page.getByRole('dialog')).toHaveCount(0);
  await window.goTo('Train');
  await expect(said).toHaveText('insects-2 is ready. It answered before; insects-1 answers now.');
});

test('how a training came out is told on another page too', async ({ trainPage, predict, window, page }) => {
  await window.goTo('Train');
  await trainPage.start.click();
  await expect(trainPage.progress).toBeVisible();
  await window.goTo('Predict');
  await expect(predict.dropZone).toBeVisible();
  const notice = page.getByRole('region', { name: 'A training has ended' });
  await expect(notice).toContainText('insects-3 was trained', { timeout: 60_000 });
  await expect(notice).toContainText(/It can go live, and waits for your word|The gate did not let it through/);
  await expect(window.announcement).toContainText('Insects: insects-3 was trained.');
  expect(await findings(page), 'the toast').toEqual([]);
  await notice.getByRole('button', { name: 'Open Train' }).click();
  await expect(window.title).toHaveText('Train');
  await expect(notice).toHaveCount(0);
});

test('a training is cancelled and goes on where it was', async ({ photosPage, trainPage }) => {
  await photosPage.open();
  await photosPage.createProject('More insects');
  await photosPage.addFolder(await classFolders(insects, 40));
  await expect(photosPage.report).toContainText('80 photos added.');
  await trainPage.open();
  await trainPage.start.click();
  await expect(trainPage.stages.filter({ hasText: /Look at the photos\d/ })).toBeVisible();
  await trainPage.cancel.click();
  await expect(
    trainPage.main.getByText(/^Cancelled by .+\. What was computed is kept: it goes on from there\.$/),
  ).toBeVisible();
  await expect(trainPage.stages.filter({ hasText: 'Cancelled' })).toHaveCount(1);
  await trainPage.resume.click();
  await expect(trainPage.ready('more-insects-1')).toBeVisible({ timeout: 60_000 });
});

test('what a photo is can be a class that there is not yet', async ({ predict, window, page }) => {
  await window.goTo('Predict');
  await predict.choose(photos(insects.bees, 22).slice(-2));
  await predict.done();
  await predict.options.first().click();
  const wrong = predict.details.getByRole('button', { name: 'Wrong', exact: true });
  await wrong.click();
  await page.getByRole('menuitem', { name: 'Something else: add a class' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a class to More insects' });
  await dialog.getByRole('textbox').fill('wasps');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await wrong.click();
  await page.getByRole('menuitem', { name: 'wasps', exact: true }).click();
  await expect(predict.details).toContainText('You said it is wasps');
});
