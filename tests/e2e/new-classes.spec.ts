import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { classFolders } from './labelled-folder.ts';
import { Palette } from './pages/palette.ts';
import { hasInsects, NO_INSECTS, oneClass, otherClass } from './photos.ts';
import { expect, test } from './test.ts';

test.skip(!hasInsects, NO_INSECTS);
test.use({ core: 'new classes' });
// One project through a day: each test goes on where the one before has stopped.
test.describe.configure({ mode: 'serial' });

test('folders that name no class are offered as new ones, each one step to undo', async ({
  photosPage,
  window,
  page,
}) => {
  await photosPage.open();
  await photosPage.createProject('Insects');
  await photosPage.addFolder(await classFolders({ ants: oneClass, bees: otherClass }, 5));
  await expect(photosPage.report).toContainText('10 photos added.');
  // What is said is what came of it, not that the work has ended.
  await expect(window.announcement).toHaveText('10 photos added.');
  await expect(photosPage.report.getByRole('button', { name: 'Make it a class' })).toHaveCount(0);

  await photosPage.addFolder(
    await classFolders({ wasps: 'dandelion-vs-grass/dandelion', hornets: 'dandelion-vs-grass/grass' }, 3),
  );
  await expect(photosPage.report).toContainText('6 photos added.');
  await expect(photosPage.report).toContainText('“wasps” is no class yet, so 3 photos have no label.');
  await photosPage.report.getByRole('button', { name: 'Make “wasps” a class and label its photos' }).click();
  await expect(window.announcement).toHaveText('3 photos labelled wasps');
  await expect(photosPage.photos.filter({ hasText: 'wasps' })).toHaveCount(3);
  await expect(photosPage.report).not.toContainText('wasps');
  await page.keyboard.press('Control+z');
  await expect(photosPage.photos.filter({ hasText: 'no label' })).toHaveCount(6);
  await expect(photosPage.label.getByRole('option', { name: /^wasps/ })).toHaveCount(0);
  await page.keyboard.press('Control+y');
  await expect(photosPage.photos.filter({ hasText: 'wasps' })).toHaveCount(3);
  await photosPage.report.getByRole('button', { name: 'Make it a class, label them' }).click();
  await expect(photosPage.label.getByRole('option', { name: 'hornets (3)' })).toHaveCount(1);
  await expect(photosPage.report.getByRole('button', { name: 'Make it a class' })).toHaveCount(0);
});

test('the palette undoes what was done to photos, and shows those of a class', async ({ photosPage, page, window }) => {
  const palette = new Palette(page);
  await window.goTo('Predict');
  await palette.open();
  await palette.field.fill('undo');
  await expect(palette.found.first()).toHaveText('Undo: 3 photos labelled hornets');
  await page.keyboard.press('Enter');
  await expect(photosPage.photos.filter({ hasText: 'no label' })).toHaveCount(3);
  await window.goTo('Predict');
  await palette.open();
  await palette.field.fill('bees');
  await expect(palette.found.first()).toHaveText('Photos of bees');
  await page.keyboard.press('Enter');
  await expect(photosPage.photos).toHaveCount(5);
  await expect(photosPage.label).toHaveValue('bees');
  await palette.run('wasps');
  await expect(photosPage.label).toHaveValue('wasps');
});

test('a file too large for a photo is left aside with its sentence, and not sent', async ({
  photosPage,
  page,
  window,
}) => {
  await photosPage.open();
  const sent: string[] = [];
  page.on('request', (request) => request.url().endsWith('/photos/send') && sent.push(request.url()));
  const film = join(await mkdtemp(join(tmpdir(), 'meadow-large-')), 'film.jpg');
  await writeFile(film, Buffer.alloc(20 * 1024 ** 2 + 1));
  await photosPage.addFiles([film]);
  await expect(photosPage.report).toContainText('0 photos added. 1 left aside.');
  await photosPage.report.getByRole('button', { name: 'Show why' }).click();
  await expect(photosPage.report).toContainText('The file is larger than 20 MB.');
  expect(sent).toEqual([]);
  await window.goTo('Predict');
  await expect(page.getByText('Your photos stay here')).toBeVisible();
  await expect(page.getByText('Hold the camera over a lawn')).toHaveCount(0);
});

test('what was refused of a new project is not said of what is asked for next', async ({ page, window: _ }) => {
  await new Palette(page).run('new project');
  const dialog = page.getByRole('dialog', { name: 'New project' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Twins');
  const classes = dialog.getByRole('textbox', { name: 'Classes, one a line' });
  const refused = dialog.getByText('There is a class “Ant” already.');
  const ask = async () => {
    await classes.fill('ant\nAnt');
    await dialog.getByRole('button', { name: 'Create project' }).click();
    await expect(refused).toBeVisible();
  };
  await ask();
  await classes.fill('ant');
  await expect(refused).toBeHidden();
  await ask();
  await dialog.getByText('From folders').click();
  await expect(refused).toBeHidden();
});

test('a class is added where labels are given, and every photo labelled leads to training', async ({
  page,
  window,
}) => {
  const palette = new Palette(page);
  for (const words of ['add a class', 'ajouter une classe']) {
    await palette.open();
    await palette.field.fill(words);
    await expect(palette.found.first()).toHaveText('Add a class');
    await page.keyboard.press('Escape');
  }
  await window.visit('/photos/label');
  await page.getByRole('button', { name: 'Add a class' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a class to Insects' });
  const field = dialog.getByRole('textbox', { name: 'New class' });
  await field.fill('Ants');
  await field.press('Enter');
  await expect(dialog.getByText('There is a class “Ants” already.')).toBeVisible();
  await field.fill('hornets');
  await expect(dialog.getByText('There is a class “Ants” already.')).toBeHidden();
  await field.press('Enter');
  await expect(dialog).toBeHidden();
  for (const left of [3, 2, 1]) {
    await expect(page.getByText(new RegExp(`^${left} photos? to go$`))).toBeVisible();
    await page.getByRole('button', { name: 'hornets' }).click();
  }
  await expect(page.getByRole('heading', { name: 'Every photo has its label' })).toBeVisible();
  // A class that was begun has too few photos.
  await expect(page.getByRole('main').getByRole('link', { name: 'Train' })).toHaveCount(0);
});
