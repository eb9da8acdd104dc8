import { askCore } from './ask-core.ts';
import { hasPhotos, NO_PHOTOS, photos } from './photos.ts';
import { expect, test } from './test.ts';

test.skip(!hasPhotos, NO_PHOTOS);
test.use({ core: 'no model' });
test.describe.configure({ mode: 'serial' });

const [first = '', second = ''] = photos('dandelion-vs-grass/dandelion', 2);

test('a project without a model says what answers meanwhile, and what its first one takes', async ({
  meadow,
  window,
  page,
  api,
}) => {
  await askCore(meadow.home, 'projects/create', { name: 'Roses', classes: ['rose', 'tulip'] });
  await window.visit('/');
  await expect(page.getByRole('heading', { name: '“Roses” has no model of its own yet' })).toBeVisible();
  const classes = page.getByRole('list', { name: 'Labelled photos of each class' }).getByRole('listitem');
  await expect(classes).toHaveText(['rose0 of 5 photos', 'tulip0 of 5 photos']);
  await expect(page.locator('header').first()).toContainText(
    'For nowdandelion-or-grass-1of “Dandelion or grass”tells apartdandelion',
  );
  await api.open();
  await expect(page.getByRole('note')).toContainText('dandelion-or-grass-1 of “Dandelion or grass” answers.', {
    timeout: 60_000,
  });
  await window.visit('/');
  await page.getByRole('link', { name: 'Add labelled photos' }).click();
  await expect(window.title).toHaveText('Photos');
});

test('what is said under Wrong labels the photo for the project', async ({ predict, window, page, photosPage }) => {
  await window.visit('/');
  await predict.choose([first]);
  await expect(page.getByRole('note')).toContainText(
    '“Roses” has no model of its own yet: dandelion-or-grass-1 of “Dandelion or grass” answers.',
  );
  await page.getByRole('button', { name: 'Wrong' }).click();
  const menu = page.getByRole('menu');
  await expect(menu).toContainText('Label it for “Roses”');
  await expect(menu.getByRole('menuitem')).toHaveText(['rose', 'tulip', 'grass', 'neither']);
  await menu.getByRole('menuitem', { name: 'rose' }).click();
  await expect(page.getByText('A photo of the project now.')).toBeVisible();
  await page.getByRole('link', { name: 'What it takes' }).click();
  await expect(page.getByText('1 of 5 photos')).toBeVisible();

  // The same beside a verdict in the history.
  await predict.choose([second]);
  await page.getByRole('button', { name: 'Wrong' }).waitFor();
  await window.goTo('History');
  await page
    .getByRole('button', { name: /: wrong$/ })
    .first()
    .click();
  await page.getByRole('menuitem', { name: 'tulip' }).click();
  await photosPage.open();
  await expect(photosPage.photos).toHaveCount(2);
});

test('with enough photos the button trains, and then the project answers its own question', async ({
  meadow,
  window,
  page,
  trainPage,
}) => {
  test.setTimeout(180_000);
  await askCore(meadow.home, 'projects/create', { name: 'Lawn', classes: ['dandelion', 'grass'] });
  for (const label of ['dandelion', 'grass'])
    await askCore(meadow.home, 'photos/add', {
      project: 'lawn',
      label,
      paths: photos(`dandelion-vs-grass/${label}`, 12),
    });
  await window.visit('/');
  await page.getByRole('button', { name: 'Train the first model' }).click();
  await expect(window.title).toHaveText('Train');
  await expect(trainPage.ready('lawn-1')).toBeVisible({ timeout: 90_000 });
  await window.goTo('Predict');
  await expect(page.locator('header').first()).toContainText('lawn-1');
  await expect(page.getByText('has no model of its own yet')).toHaveCount(0);
});
