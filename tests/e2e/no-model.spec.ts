import { askCore } from './ask-core.ts';
import { hasPhotos, NO_PHOTOS, photos } from './photos.ts';
import { expect, test } from './test.ts';

test.skip(!hasPhotos, NO_PHOTOS);
test.use({ core: 'no model' });
test.describe.configure({ mode: 'serial' });

const [first = '', second = '', third = ''] = photos('dandelion-vs-grass/dandelion', 3);

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

test('Label beside a verdict labels the photo for the project', async ({ predict, window, page, photosPage }) => {
  await window.visit('/');
  await predict.choose([first]);
  await expect(page.getByRole('note')).toContainText(
    '“Roses” has no model of its own yet: dandelion-or-grass-1 of “Dandelion or grass” answers.',
  );
  const ask = page.getByRole('region', { name: 'What is it in “Roses”?' });
  await ask.getByRole('button', { name: 'Label' }).focus();
  await page.keyboard.press('Enter');
  const menu = page.getByRole('menu');
  await expect(menu).toContainText('Label it for “Roses”');
  await expect(menu.getByRole('menuitem')).toHaveText(['rose', 'tulip', 'Something else: add a class']);
  await page.keyboard.press('ArrowDown');
  await expect(menu.getByRole('menuitem', { name: 'rose' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('A photo of the project now.')).toBeVisible();
  await page.getByRole('link', { name: 'What it takes' }).click();
  await expect(page.getByText('1 of 5 photos')).toBeVisible();

  // The same beside a verdict in the history.
  await predict.choose([second]);
  await ask.waitFor();
  await window.goTo('History');
  await page
    .getByRole('button', { name: /: label$/ })
    .first()
    .click();
  await page.getByRole('menuitem', { name: 'tulip' }).click();
  await expect(page.getByRole('button', { name: /: labelled tulip for “Roses”$/ })).toBeVisible();
  await photosPage.open();
  await expect(photosPage.photos).toHaveCount(2);
});

test('a label is taken back with the photo', async ({ predict, window, page, photosPage }) => {
  await window.visit('/');
  await predict.choose([third]);
  const label = page.getByRole('button', { name: 'Label', exact: true });
  await label.click();
  await page.getByRole('menuitem', { name: 'rose' }).click();
  await expect(page.getByText('In “Roses” it is rose')).toBeVisible();
  await label.click();
  await expect(page.getByRole('menuitem', { name: 'rose' })).toHaveAttribute('aria-current', 'true');
  await page.getByRole('menuitem', { name: 'tulip' }).click();
  await expect(page.getByText('In “Roses” it is tulip')).toBeVisible();
  await page.getByRole('button', { name: 'Take the label back' }).click();
  await expect(page.getByText('In “Roses” it is')).toHaveCount(0);
  await expect(label).toBeFocused();
  await photosPage.open();
  await expect(photosPage.photos).toHaveCount(2);
  await photosPage.tab('Bin');
  await expect(photosPage.photos).toHaveCount(1);
});

test('a verdict of the same name as a class is labelled as plainly, and none of it judges the other model', async ({
  meadow,
  predict,
  history,
  window,
  page,
}) => {
  await askCore(meadow.home, 'projects/create', { name: 'Garden', classes: ['dandelion', 'daisy'] });
  const accuracy = () => askCore(meadow.home, 'corrections/accuracy', { project: 'dandelion-or-grass' });
  const said = await accuracy();
  await window.visit('/');
  await predict.choose([third]);
  const ask = page.getByRole('region', { name: 'What is it in “Garden”?' });
  await ask.getByRole('button', { name: 'Label' }).click();
  await page.getByRole('menuitem', { name: 'dandelion' }).click();
  await expect(page.getByText('In “Garden” it is dandelion')).toBeVisible();
  await expect(page.getByRole('button', { name: /^(Right|Wrong)/ })).toHaveCount(0);
  await window.goTo('History');
  await expect(page.getByRole('button', { name: /: labelled dandelion for “Garden”$/ }).first()).toBeVisible();
  await expect(page.getByRole('button', { name: /: (right|wrong)/ })).toHaveCount(0);
  // Nor beside the list, where its row is opened.
  await page
    .getByRole('button', { name: /^Open / })
    .first()
    .click();
  await expect(history.pane.getByRole('region', { name: 'What is it in “Garden”?' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^(Right|Wrong)/ })).toHaveCount(0);
  await page.keyboard.press('Escape');
  expect(await accuracy()).toEqual(said);
  const traffic = () => askCore(meadow.home, 'monitoring/traffic', { project: 'dandelion-or-grass', span: 'day' });
  expect(await traffic()).toMatchObject({ total: { predictions: 0 } });

  // Where the version's own project is worked on, its verdicts are judged as ever.
  await askCore(meadow.home, 'projects/select', { project: 'dandelion-or-grass' });
  await expect(page.getByRole('button', { name: /: right$/ }).first()).toBeVisible();
  await window.visit('/');
  await predict.choose([first]);
  await expect(page.getByRole('region', { name: 'Is this right?' })).toBeVisible();
  expect(await traffic()).toMatchObject({ total: { predictions: 1 } });
  await window.goTo('History');
  await askCore(meadow.home, 'projects/select', { project: 'garden' });
  await expect(page.getByRole('button', { name: /: right$/ })).toHaveCount(0);
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
