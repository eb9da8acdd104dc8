import { basename } from 'node:path';
import { classFolders } from './labelled-folder.ts';
import { hasInsects, NO_INSECTS, oneClass, otherClass, photos } from './photos.ts';
import { expect, test } from './test.ts';

// Photos are found by their names here, which dandelions and grass have in common.
test.skip(!hasInsects, NO_INSECTS);
test.use({ core: 'photos' });
// One project through a day: each test goes on where the one before has stopped.
test.describe.configure({ mode: 'serial' });

const insects = { ants: oneClass, bees: otherClass };

test('a project of two new classes is made of their folders, then labelled by keys, undone and done again', async ({
  photosPage,
  page,
  window,
}) => {
  await photosPage.open();
  await photosPage.createProject('Insects');
  await photosPage.addFolder(await classFolders(insects, 6));
  await expect(photosPage.report).toContainText('12 photos added.');
  await expect(photosPage.photos).toHaveCount(12);
  await expect(photosPage.photos.filter({ hasText: 'ants' })).toHaveCount(6);

  await photosPage.photos.first().click();
  await photosPage.photos.nth(2).click({ modifiers: ['Shift'] });
  await expect(photosPage.selected).toHaveCount(3);
  await photosPage.label.selectOption({ label: 'bees (6)' });
  await expect(photosPage.photos).toHaveCount(6);
  await photosPage.photos.first().click();
  await photosPage.photos.nth(2).click({ modifiers: ['Shift'] });
  await photosPage.photos.nth(4).click({ modifiers: ['Control'] });
  await page.keyboard.press('1');
  await expect(window.announcement).toHaveText('4 photos labelled ants');
  await expect(photosPage.photos).toHaveCount(2);
  await page.keyboard.press('Control+z');
  await expect(photosPage.photos).toHaveCount(6);
  await page.keyboard.press('Control+Shift+z');
  await expect(photosPage.photos).toHaveCount(2);

  // What was done is remembered by the core, not by the window.
  await page.reload();
  await photosPage.undo.click();
  await expect(photosPage.photos.filter({ hasText: 'bees' })).toHaveCount(6);
  await expect(photosPage.redo).toBeEnabled();
});

test('a rectangle drawn with the mouse selects what it touches; Escape gives back what was selected', async ({
  photosPage,
  page,
}) => {
  await photosPage.open();
  await photosPage.switchTo('Insects');
  await expect(photosPage.photos).toHaveCount(12);
  const middle = async (place: number) => {
    const box = await photosPage.photos.nth(place).boundingBox();
    return { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
  };
  const [first, second, third] = await Promise.all([0, 1, 2].map(middle));
  const draw = async (from = first, to = second) => {
    await page.mouse.move(from?.x ?? 0, from?.y ?? 0);
    await page.mouse.down();
    await page.mouse.move(to?.x ?? 0, (to?.y ?? 0) + 9, { steps: 4 });
  };
  await draw();
  await page.mouse.up();
  await expect(photosPage.selected).toHaveCount(2);
  await page.keyboard.down('Control');
  await draw(second, third);
  await page.keyboard.up('Control');
  await page.mouse.up();
  await expect(photosPage.photos.first()).toHaveAttribute('aria-selected', 'true');
  await expect(photosPage.photos.nth(1)).toHaveAttribute('aria-selected', 'false');
  await expect(photosPage.photos.nth(2)).toHaveAttribute('aria-selected', 'true');
  await draw();
  await expect(photosPage.photos.nth(1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(photosPage.selected).toHaveCount(2);
  await expect(photosPage.photos.nth(1)).toHaveAttribute('aria-selected', 'false');
  await photosPage.photos.nth(3).click();
  await expect(photosPage.selected).toHaveCount(1);

  // The view scrolls under a pointer that is held at its edge.
  await page.keyboard.press('Escape');
  await expect(photosPage.selected).toHaveCount(0);
  await page.setViewportSize({ width: 640, height: 640 });
  const top = await middle(0);
  await draw(top, { x: top.x, y: 620 });
  await expect(photosPage.photos.nth(9)).toHaveAttribute('aria-selected', 'true');
  await page.mouse.up();
  await expect(photosPage.photos.nth(9)).toBeFocused();
  await expect(photosPage.photos.nth(10)).toHaveAttribute('aria-selected', 'false');
});

test('photos are found by name and by label, and looked at closely', async ({ photosPage, page }) => {
  await photosPage.open();
  await photosPage.switchTo('Insects');
  await photosPage.label.selectOption({ label: 'bees (6)' });
  await expect(photosPage.photos).toHaveCount(6);
  const [bee = ''] = photos(insects.bees, 1);
  await photosPage.search.fill(basename(bee));
  await expect(photosPage.photos).toHaveCount(1);
  await photosPage.photo(bee).dblclick();
  await expect(photosPage.details).toContainText(basename(bee));
  await expect(photosPage.details.getByRole('button', { name: 'bees' })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Escape');
  await expect(photosPage.details).toBeHidden();
  await photosPage.search.fill('no such name');
  await page.getByRole('button', { name: 'Show everything' }).click();
  await expect(photosPage.photos).toHaveCount(12);
});

test('a photo is thrown away, restored, and deleted for good', async ({ photosPage, page }) => {
  await photosPage.open();
  await photosPage.switchTo('Insects');
  const [one = '', two = ''] = photos(insects.ants, 2);
  await photosPage.photo(one).click();
  await photosPage.photo(two).click({ modifiers: ['Control'] });
  await page.keyboard.press('Delete');
  await expect(photosPage.photos).toHaveCount(10);

  await photosPage.tab('Bin');
  await expect(photosPage.photos).toHaveCount(2);
  await photosPage.photo(one).click();
  await photosPage.bar.getByRole('button', { name: 'Restore' }).click();
  await expect(photosPage.photos).toHaveCount(1);

  await page.keyboard.press('Control+a');
  await photosPage.bar.getByRole('button', { name: 'Delete for good' }).click();
  await expect(photosPage.dialog).toContainText('Delete 1 photo for good?');
  await photosPage.dialog.getByRole('button', { name: 'Delete for good' }).click();
  await expect(page.getByRole('heading', { name: 'The bin is empty' })).toBeVisible();
  await photosPage.tab('All');
  await expect(photosPage.photos).toHaveCount(11);
});

test('photos without a label are labelled one after the other', async ({ photosPage, page }) => {
  await photosPage.open();
  await photosPage.switchTo('Insects');
  await photosPage.addFiles(photos(insects.bees, 9).slice(6));
  await page.getByRole('link', { name: 'Label 3 photos' }).click();
  await expect(page.getByText('3 photos to go')).toBeVisible();
  await page.keyboard.press('2');
  await expect(page.getByText('2 photos to go')).toBeVisible();
  await page.keyboard.press('1');
  await page.keyboard.press('Control+z');
  await expect(page.getByText('2 photos to go')).toBeVisible();
  await page.keyboard.press('2');
  await page.keyboard.press('2');
  await expect(page.getByRole('heading', { name: 'Every photo has its label' })).toBeVisible();
  await photosPage.open();
  await photosPage.label.selectOption({ label: 'bees (9)' });
  await expect(photosPage.photos).toHaveCount(9);
});

test('the public list is downloaded on a click, and stopped by another', async ({ photosPage, page }) => {
  await photosPage.open();
  await photosPage.switchTo('Dandelion or grass');
  await page.getByRole('button', { name: 'Get the 400 public photos' }).click();
  await expect(page.getByRole('progressbar', { name: 'Photos added' })).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: 'Cancel' }).click();
  await expect(photosPage.report).toContainText(/Cancelled after \d+ of 400/);
});

test('a verdict that is called wrong becomes training data', async ({ photosPage, predict, window, page }) => {
  const [flower = ''] = photos('dandelion-vs-grass/dandelion', 1);
  await photosPage.open();
  await photosPage.switchTo('Dandelion or grass');
  await photosPage.addFiles([flower]);
  await expect(photosPage.report).toContainText('1 photo added.');

  await window.goTo('Predict');
  await predict.choose([flower]);
  const ask = page.getByRole('region', { name: 'Is this right?' });
  await ask.getByRole('button', { name: 'Wrong' }).click();
  await page.getByRole('menuitem', { name: 'grass' }).click();
  await expect(ask).toContainText('You said it is grass');
  await ask.getByRole('button', { name: 'Take it back' }).click();
  await expect(ask).not.toContainText('You said');
  await ask.getByRole('button', { name: 'Wrong' }).click();
  await page.getByRole('menuitem', { name: 'grass' }).click();

  await window.goTo('History');
  await expect(page.getByRole('button', { name: `${basename(flower)}: wrong, it is grass` })).toBeVisible();
  await photosPage.open();
  await photosPage.tab('Corrections');
  await expect(page.getByRole('region', { name: 'Live accuracy' })).toContainText('0 of 1 right');
  await expect(photosPage.corrections).toHaveCount(1);
  await photosPage.corrections.getByRole('button', { name: /^Take/ }).click();
  await expect(photosPage.corrections).toHaveCount(0);
  await expect(page.getByRole('main')).toContainText('1 photo taken into the project.');
  await photosPage.tab('All');
  await expect(photosPage.photo(flower)).toContainText('grass');
});

test('predictions become photos of the project, and those that cannot say why', async ({
  photosPage,
  predict,
  history,
  window,
  page,
}) => {
  await photosPage.open();
  await photosPage.switchTo('Insects');
  const known = photos(insects.bees, 2);
  await window.goTo('Predict');
  await predict.choose(known);
  await predict.done();
  await history.open();
  await history
    .row(basename(known[0] ?? ''))
    .getByRole('checkbox')
    .check();
  await history
    .row(basename(known[1] ?? ''))
    .getByRole('checkbox')
    .check();
  await page.getByRole('button', { name: 'Add 2 to photos' }).click();
  await history.dialog.getByRole('combobox', { name: 'Label' }).selectOption('bees');
  await history.dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(history.dialog.getByRole('status')).toContainText('2 were here already.');
});
