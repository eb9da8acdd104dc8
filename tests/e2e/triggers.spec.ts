import { classFolders } from './labelled-folder.ts';
import { TriggersPage } from './pages/triggers-page.ts';
import { hasPhotos, NO_PHOTOS, oneClass, otherClass } from './photos.ts';
import { expect, test } from './test.ts';

test.skip(!hasPhotos, NO_PHOTOS);
test.use({ core: 'triggers' });

const insects = { ants: oneClass, bees: otherClass };

test('a trigger is set, tried, switched on by the keyboard, and runs with its reason', async ({
  photosPage,
  trainPage,
  window,
  page,
}) => {
  const triggers = new TriggersPage(window);
  await photosPage.open();
  await photosPage.createProject('Insects');
  await photosPage.addFolder(await classFolders(insects, 8));
  await expect(photosPage.report).toContainText('16 photos added.');

  await trainPage.open();
  await trainPage.main.getByRole('link', { name: /^By itself/ }).click();
  await expect(triggers.main.getByText(/^Nothing was decided yet/)).toBeVisible();
  await expect(await triggers.dryRun('After new photos')).toHaveText(/^Would not run now because /);
  const least = triggers.card('After new photos').getByRole('textbox', { name: 'From so many new photos' });
  await least.fill('10');
  await least.press('Enter');
  await expect(await triggers.dryRun('By the calendar')).toHaveText(/^Would not run now because its next time is /);

  await triggers.card('After new photos').getByRole('switch').focus();
  await page.keyboard.press('Space');
  await expect(triggers.card('After new photos').getByText(/Ran because 16 new photos came\.$/)).toBeVisible({
    timeout: 30_000,
  });
  await expect(triggers.decisions).toHaveCount(1);

  await trainPage.open();
  await expect(
    trainPage.main.getByText('After new photos · Began by itself because 16 new photos came.'),
  ).toBeVisible();
  await expect(trainPage.ready('insects-1')).toBeVisible({ timeout: 60_000 });
});

test('a timetable that never comes is said, and one that cannot be read is refused', async ({ window }) => {
  const triggers = new TriggersPage(window);
  await triggers.open();
  const cron = triggers.card('By the calendar').getByRole('textbox', { name: 'Cron expression' });
  await cron.fill('0 0 30 2 *');
  await cron.press('Enter');
  await expect(triggers.card('By the calendar').getByRole('combobox', { name: 'Day' })).toHaveValue('');
  const said = await triggers.dryRun('By the calendar');
  await expect(said).toHaveText('Would not run now because the cron expression never comes.');
  await cron.fill('every week');
  await cron.press('Enter');
  await expect(triggers.main.getByText('“every week” is no cron expression.')).toBeVisible();
  await expect(cron).toHaveValue('0 0 30 2 *');
});
