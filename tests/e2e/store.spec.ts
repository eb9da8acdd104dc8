import { Client } from 'minio';
import { hasStoreImage, NO_STORE_IMAGE, writeSmallStore } from '../small-store.ts';
import { clearProject } from './engine.ts';
import { findings } from './findings.ts';
import { hasPhotos, NO_PHOTOS, photos } from './photos.ts';
import { freePort } from './start-meadow.ts';
import { expect, test } from './test.ts';

test.skip(!hasStoreImage, NO_STORE_IMAGE);

const small = await writeSmallStore(`mdwg-store-${process.pid}`, await freePort());
test.use({ core: 'store', env: { MEADOW_COMPOSE_FILE: small.file } });
// The store's client is started anew for each question about users.
test.describe.configure({ mode: 'serial', timeout: 240_000 });
test.afterAll(() => clearProject(small.project));

const note = (text: string, name = 'notes.md') => ({
  name,
  mimeType: 'text/markdown',
  buffer: Buffer.from(text),
});
const s3 = (accessKey = 'meadow', secretKey = small.password) =>
  new Client({ endPoint: '127.0.0.1', port: small.port, useSSL: false, accessKey, secretKey, region: 'us-east-1' });

test('while the stack is off, the page says what it is and leads to its start', async ({
  store,
  stack,
  window,
  page,
}) => {
  await store.open();
  await expect(store.main).toContainText('The stack does not run');
  expect(await findings(page), 'the stack is off').toEqual([]);
  await page.getByRole('link', { name: 'Start it on the Stack page' }).click();
  await expect(window.title).toHaveText('Stack');
  await stack.start.click();
  await expect(stack.state).toHaveText('Everything is well', { timeout: 60_000 });
  await s3().makeBucket('data');
});

test('a bucket is made, and what Meadow works with is marked and cannot be deleted', async ({ store, page }) => {
  await store.open();
  await expect(store.bucket('data')).toContainText('Meadow’s own');
  await page.getByRole('button', { name: 'More for data' }).click();
  await expect(page.getByRole('menuitem', { name: 'Delete the bucket' })).toBeDisabled();
  await expect(page.getByText('Meadow works with it.')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'New bucket' }).click();
  await store.dialog.getByRole('textbox').fill('no');
  await store.dialog.getByRole('button', { name: 'Create the bucket' }).click();
  await expect(store.dialog).toContainText('from 3 to 63 in all');
  await store.dialog.getByRole('textbox').fill('camera');
  expect(await findings(page), 'a new bucket').toEqual([]);
  await store.dialog.getByRole('button', { name: 'Create the bucket' }).click();
  await expect(store.bucket('camera').getByRole('switch')).toBeChecked();
  await expect(store.bucket('camera')).toContainText('Objects0');
  expect(await findings(page), 'the buckets').toEqual([]);
});

test('files are uploaded, one over another only when asked to, read, and had back by version', async ({
  store,
  page,
}) => {
  await store.openBucket('camera');
  await expect(store.main).toContainText('Nothing in here yet');
  await store.upload([note('# First'), note('{"a":1}', 'run.json')]);
  await expect(store.entries).toHaveCount(2);
  await expect(store.uploads).toContainText('2 of 2 files uploaded');
  await store.uploads.getByRole('button', { name: 'Clear the list' }).click();
  await store.upload([note('# Second')]);
  await expect(store.uploads).toContainText('It is there already.');
  await store.uploads.getByRole('button', { name: 'Replace' }).click();
  await expect(store.uploads.getByRole('img', { name: 'Uploaded' })).toBeVisible();
  await store.uploads.getByRole('button', { name: 'Clear the list' }).click();

  await store.openEntry('notes.md');
  await expect(store.pane).toContainText('# Second');
  expect(await findings(page), 'an object').toEqual([]);
  const versions = store.pane.getByRole('region', { name: 'Versions' }).getByRole('listitem');
  await expect(versions).toHaveCount(2);
  await versions
    .last()
    .getByRole('button', { name: /^Restore/ })
    .click();
  await expect(store.pane).toContainText('# First');
  await expect(versions).toHaveCount(3);
  const saved = page.waitForEvent('download');
  await store.pane.getByRole('button', { name: 'Download', exact: true }).click();
  expect((await saved).suggestedFilename()).toBe('notes.md');
  await page.keyboard.press('Escape');
});

test('what others put into a bucket or take out is seen without asking', async ({ store, window, page }) => {
  await store.openBucket('camera');
  await expect(store.entries).toHaveCount(2);
  await s3().putObject('camera', 'elsewhere.txt', 'x');
  await expect(store.entry('elsewhere.txt')).toBeVisible({ timeout: 15_000 });
  await window.goTo('Predict');
  await s3().removeObject('camera', 'elsewhere.txt');
  await page.goBack();
  await expect(store.entries).toHaveCount(2);
  await expect(store.entry('elsewhere.txt')).toHaveCount(0);
});

test('what is deleted comes back by Undo, and later out of what was deleted', async ({ store, page }) => {
  await store.openBucket('camera');
  await expect(store.entries).toHaveCount(2);
  await store.entries.first().focus();
  await page.keyboard.press('Control+a');
  await expect(store.selection).toContainText('2 selected');
  await page.keyboard.press('Delete');
  await expect(store.entries).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(store.entries).toHaveCount(2);
  await store.entry('run.json').locator('[data-check]').click({ force: true });
  await store.selection.getByRole('button', { name: 'Delete' }).click();
  await expect(store.entries).toHaveCount(1);
  await page.getByRole('checkbox', { name: 'Deleted only' }).check();
  await expect(store.entries).toHaveCount(1);
  await store.entry('run.json').locator('[data-check]').click({ force: true });
  await store.selection.getByRole('button', { name: 'Bring back' }).click();
  await page.getByRole('checkbox', { name: 'Deleted only' }).uncheck();
  await expect(store.entries).toHaveCount(2);
});

test('photos are seen, also where their names say nothing, in folders that are gone through by keys', async ({
  store,
  window,
  page,
}) => {
  test.skip(!hasPhotos, NO_PHOTOS);
  const taken = photos('dandelion-vs-grass/dandelion', 3);
  for (const [at, file] of taken.entries()) await s3().fPutObject('camera', `photos/été ~ 1/${'abc'[at]}0`, file);
  await store.openBucket('camera');
  await store.entry('photos').focus();
  await page.keyboard.press('Enter');
  await expect(window.title).toHaveText('photos');
  await store.openEntry('été ~ 1');
  await expect(window.title).toHaveText('été ~ 1');
  await expect(store.entries).toHaveCount(3);
  for (const entry of await store.entries.all()) await expect(entry.locator('img')).toHaveJSProperty('complete', true);
  await page.reload();
  await expect(window.title).toHaveText('été ~ 1');
  await page.getByRole('button', { name: 'Show as pictures' }).click();
  await expect(store.entries).toHaveCount(3);
  expect(await findings(page), 'pictures').toEqual([]);
  await store.openEntry('b0');
  await expect(store.pane.getByRole('img', { name: 'b0' })).toBeVisible();
  await store.pane.getByRole('button', { name: 'Next object' }).click();
  await expect(store.pane.getByRole('img', { name: 'c0' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('navigation', { name: 'Way to this folder' }).getByRole('link', { name: 'camera' }).click();
  await store.search.fill('ÉTÉ');
  await expect(store.entries).toHaveCount(3);
});

test('thousands are scrolled through and searched', async ({ store, page }) => {
  const store3 = s3();
  await store3.makeBucket('many');
  for (let at = 0; at < 1500; at += 50)
    await Promise.all(Array.from({ length: 50 }, (_, i) => store3.putObject('many', `file-${1000 + at + i}`, 'x')));
  await store.openBucket('many');
  await store.entries.first().focus();
  await expect(async () => {
    await page.keyboard.press('End');
    await expect(store.entry('file-2499')).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 15_000 });
  expect(await store.entries.count()).toBeLessThan(100);
  await store.search.fill('-1234');
  await expect(store.entries).toHaveCount(1);
  await page.getByRole('searchbox').fill('');
  await page.getByRole('combobox', { name: 'Order' }).selectOption('Name, Z to A');
  await expect(store.entries.first()).toContainText('file-2499');
  await store.entries.first().focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Delete');
  await expect(store.dialog).toContainText('This bucket keeps no versions');
  expect(await findings(page), 'deleting for good').toEqual([]);
  await store.dialog.getByRole('button', { name: 'Delete for good' }).click();
  await expect(store.entries.first()).toContainText('file-2498');
});

test('a user is made with a password that is shown once, and may do what was chosen', async ({ store, page }) => {
  await store.open();
  await page.getByRole('link', { name: 'Users' }).click();
  await expect(store.main).toContainText('No users yet');
  await page.getByRole('button', { name: 'New user' }).click();
  await store.dialog.getByRole('textbox').fill('trap-7');
  await store.dialog
    .getByRole('radiogroup', { name: 'What the user may do in camera' })
    .getByText('Read and write')
    .click();
  expect(await findings(page), 'a new user').toEqual([]);
  await store.dialog.getByRole('button', { name: 'Create the user' }).click();
  const password = (await store.dialog.locator('code').textContent()) ?? '';
  await store.dialog.getByRole('button', { name: 'I have kept it' }).click();
  await expect(store.user('trap-7')).toContainText('May read and write camera.');
  await s3('trap-7', password).putObject('camera', 'from-trap', 'x');
  await expect(s3('trap-7', password).putObject('many', 'x', 'x')).rejects.toThrow();
  expect(await findings(page), 'the users').toEqual([]);

  await store.more('trap-7', 'Disable');
  await expect(store.user('trap-7')).toContainText('Disabled');
  await store.more('trap-7', 'New password');
  await store.dialog.getByRole('button', { name: 'New password' }).click();
  await expect(store.dialog.locator('code')).not.toHaveText(password);
  await store.dialog.getByRole('button', { name: 'I have kept it' }).click();
  await store.more('trap-7', 'Delete the user');
  await store.dialog.getByRole('button', { name: 'Delete the user' }).click();
  await expect(store.main).toContainText('No users yet');
});

test('a rule says what it will do; none may delete what Meadow needs', async ({ store, window, page }) => {
  await store.open();
  await store.more('camera', 'Clearing rules');
  await page.getByRole('button', { name: 'New rule' }).click();
  await store.dialog.getByText('Objects', { exact: true }).click();
  await store.dialog.getByLabel('After how many days').fill('7');
  await store.dialog.getByLabel('Only what begins with').fill('logs/');
  await expect(store.dialog.getByRole('status')).toHaveText(
    'Deletes objects below “logs/” 7 days after they were put there.',
  );
  expect(await findings(page), 'a new rule').toEqual([]);
  await store.dialog.getByRole('button', { name: 'Save' }).click();
  await expect(store.rules).toContainText('Deletes objects below “logs/”');
  await store.rules.getByRole('switch').click({ force: true });
  await expect(store.rules).toContainText('Off');
  await store.rules.getByRole('button', { name: /^Remove/ }).click();
  await expect(store.main).toContainText('Nothing is deleted by itself');

  await window.visit('/store/rules/data');
  await page.getByRole('button', { name: 'New rule' }).click();
  await store.dialog.getByText('Objects', { exact: true }).click();
  await expect(store.dialog.getByRole('alert')).toContainText('that Meadow still needs');
  await expect(store.dialog.getByRole('button', { name: 'Save' })).toBeDisabled();
});

test('a bucket with something in it goes only once its name was typed', async ({ store }) => {
  await store.open();
  await store.more('camera', 'Delete the bucket');
  const confirm = store.dialog.getByRole('button', { name: 'Delete the bucket' });
  await expect(store.dialog).toContainText('every version, for good');
  await expect(confirm).toBeDisabled();
  await store.dialog.getByRole('textbox').fill('camera');
  await confirm.click();
  await expect(store.bucket('camera')).toHaveCount(0);
});
